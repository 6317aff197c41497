/**
 * Installs the packages when node_modules does not hold what package-lock.json says. The development tools come with
 * the rest: `next build` needs some of them, they are a tenth of the whole, and `npm test` finds everything in place.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, runNode, step } from './step.mjs'

/** onnxruntime-node's script fetches CUDA, others fetch what is never used here: nothing of a package runs at install. */
const FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--include=dev']

export async function install() {
  if (isInstalled()) return
  const npm = findNpm()
  try {
    await step('Installing packages', () => runNode([npm, 'ci', ...FLAGS]))
  } catch (error) {
    if (!/can only install packages when your package.json and package-lock.json|EUSAGE/.test(error.message))
      throw error
    console.log('package-lock.json does not fit package.json here: resolving the versions anew')
    await step('Installing packages', () => runNode([npm, 'install', '--no-save', ...FLAGS]))
  }
}

/** Compares what npm wrote down after the last install with the lock; other systems' optional packages are not missed. */
function isInstalled() {
  const written = path.join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(written)) return false
  const have = JSON.parse(readFileSync(written, 'utf8')).packages
  const want = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages
  return Object.entries(want).every(
    ([at, { version, optional }]) => at === '' || have[at]?.version === version || (optional && !have[at]),
  )
}

/** npm's own script: the one that runs this, else the one that came with this Node. */
function findNpm() {
  const beside = path.resolve(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  const candidates = [process.env.npm_execpath, beside, '/usr/share/nodejs/npm/bin/npm-cli.js']
  const found = candidates.find((file) => file?.endsWith('npm-cli.js') && existsSync(file))
  if (!found) throw new Error('npm is not to be found: run this as `npm start`')
  return found
}
