/** End-to-end tests need a Chromium: the system's, one that Playwright has, Debian's package, Playwright's download. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const find = () => [...SYSTEM, chromium.executablePath()].find((file) => existsSync(file))
const run = (command, ...args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 300_000 }).status === 0
}

if (!find() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  run('apt-get', 'update', '-qq')
  run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation')
}
if (!find()) run(process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium')

const browser = find()
if (browser) {
  console.log(`browser: ${browser}`)
} else {
  console.error('No browser: install Chromium (Debian: apt-get install chromium), then run `npm test` again.')
  process.exit(1)
}
