/**
 * `npm test`: installs what is missing, then types, lint and boundaries, migrations, unit, integration, end to end.
 * One line per step; the first that fails ends it, when those beside it have ended. Arguments choose steps: `npm test -- unit e2e`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './lib/install.mjs'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name)

/** Steps of one group run beside each other: each of these has one thread. What they say comes when they end. */
const GROUPS = [
  [['browser', 'node', ['scripts/ensure-browser.mjs']]],
  [['rtsp', 'node', ['scripts/ensure-rtsp.mjs']]],
  [['build', 'node', ['scripts/build.mjs']]],
  [
    // Incremental checks miss what a message file that changed breaks elsewhere.
    // TypeScript 7 takes a fourth of the time; version 6 is there for what asks its compiler as a library: Next, dependency-cruiser.
    ['types', 'node', ['node_modules/typescript-7/bin/tsc', '--noEmit', '--incremental', 'false']],
    ['lint', bin('biome'), ['check', '--error-on-warnings', '.']],
    [
      'boundaries',
      bin('depcruise'),
      ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'server', 'accuracy', 'sim'],
    ],
    ['migrations', bin('tsx'), ['scripts/db/migrate-dev.ts', 'check']],
  ],
  [['unit', bin('vitest'), ['run', '--project', 'unit']]],
  [['integration', bin('vitest'), ['run', '--project', 'integration*']]],
  [['e2e', bin('playwright'), ['test']]],
]

process.chdir(ROOT)
await install()

const wanted = process.argv.slice(2)
const known = GROUPS.flat().map(([name]) => name)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`unknown step: ${unknown.join(', ')}; known: ${known.join(', ')}`)
  process.exit(2)
}
for (const group of GROUPS) {
  const steps = group.filter(([name]) => wanted.length === 0 || wanted.includes(name))
  const failed = (await Promise.all(steps.map((step) => run(step, steps.length > 1)))).filter((code) => code !== 0)
  if (failed.length > 0) process.exit(failed[0])
}

/** Its exit code. */
async function run([name, command, args], beside) {
  if (!beside) console.log(`\n── ${name}`)
  const started = performance.now()
  const child = spawn(command, args, { stdio: beside ? ['inherit', 'pipe', 'pipe'] : 'inherit' })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes))
  const code = await once(child, 'close').then(
    ([status]) => status ?? 1,
    (error) => {
      said.push(error.message)
      return 1
    },
  )
  if (beside)
    process.stdout.write(Buffer.concat([Buffer.from(`\n── ${name}\n`), ...said.map((part) => Buffer.from(part))]))
  console.log(
    code === 0 ? `── ${name} ok, ${((performance.now() - started) / 1000).toFixed(1)} s` : `── ${name} failed`,
  )
  return code
}
