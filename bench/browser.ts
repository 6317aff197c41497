/** A real Chromium on the measured server, signed in. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import type { Account } from './http-client'

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const BROWSER_FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking']

export async function openPage({ cookie, url }: Account): Promise<{ page: Page; close(): Promise<void> }> {
  const browser = await chromium.launch({ executablePath: SYSTEM_BROWSERS.find(existsSync), args: BROWSER_FLAGS })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const cookies = cookie.split('; ').map((pair) => {
    const equals = pair.indexOf('=')
    return { name: pair.slice(0, equals), value: pair.slice(equals + 1), url }
  })
  await context.addCookies(cookies)
  return { page: await context.newPage(), close: () => browser.close() }
}

/** file: a module of this folder. */
export async function runIn(page: Page, file: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, file)],
    bundle: true,
    format: 'iife',
    write: false,
  })
  await page.evaluate(outputFiles[0]?.text ?? '')
}
