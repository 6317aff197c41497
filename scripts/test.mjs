/**
 * `npm test`: installs what is missing, then types, lint and boundaries, migrations, unit, integration, end to end.
 * One line per step; the first failure ends it. Arguments choose steps: `npm test -- unit e2e`.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './lib/install.mjs'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name)

const STEPS = [
  ['browser', 'node', ['scripts/ensure-browser.mjs']],
  ['rtsp', 'node', ['scripts/ensure-rtsp.mjs']],
  ['build', 'node', ['scripts/build.mjs']],
  // Incremental checks miss what a message file that changed breaks elsewhere.
  ['types', bin('tsc'), ['--noEmit', '--incremental', 'false']],
  ['lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  [
    'boundaries',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'server', 'accuracy', 'sim'],
  ],
  ['migrations', bin('tsx'), ['scripts/db/migrate-dev.ts', 'check']],
  ['unit', bin('vitest'), ['run', '--project', 'unit']],
  ['integration', bin('vitest'), ['run', '--project', 'integration*']],
  ['e2e', bin('playwright'), ['test']],
]

process.chdir(ROOT)
await install()

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !STEPS.some(([step]) => step === name))
if (unknown.length > 0) {
  console.error(`unknown step: ${unknown.join(', ')}; known: ${STEPS.map(([step]) => step).join(', ')}`)
  process.exit(2)
}
for (const [name, command, args] of STEPS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n── ${name}`)
  const started = performance.now()
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' })
  if (error) console.error(error.message)
  if (status !== 0) {
    console.error(`── ${name} failed`)
    process.exit(status ?? 1)
  }
  console.log(`── ${name} ok, ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
