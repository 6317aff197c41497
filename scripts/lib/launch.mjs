/** From a checkout to a running server. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { ROOT } from './step.mjs'

const BUNDLE = path.join(ROOT, 'dist/server')

/** @param {{ dev: boolean }} options */
export async function launch({ dev }) {
  process.chdir(ROOT)
  if (existsSync('.env')) process.loadEnvFile('.env')
  await install()
  await build({ pages: !dev })
  if (dev) {
    const { watch } = await import('./watch.mjs')
    return watch(path.join(BUNDLE, 'index.js'))
  }
  await import(pathToFileURL(path.join(BUNDLE, 'keeper.js')).href)
}
