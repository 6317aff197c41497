import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** The browser that scripts/ensure-browser.mjs made sure of: the system's, or Playwright's own. */
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  // A file is a server of its own; what is in one file goes one by one.
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    // Recording one costs two fifths of a test's processor time; after a failure: npx playwright test FILE --trace on
    trace: 'off',
    launchOptions: {
      executablePath: system,
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        // Without a graphics card these are done by the processor twice over.
        '--disable-gpu-rasterization',
        '--disable-gpu-compositing',
        '--disable-background-networking',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
})
