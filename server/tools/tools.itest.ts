import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { promisify } from 'node:util'
import { build, type Metafile } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'
import { ENTRIES } from '../../scripts/build-server.mjs'

const run = promisify(execFile)

let bundles: Metafile

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: ENTRIES,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: 'dist/none',
    write: false,
    metafile: true,
  })
  bundles = metafile
})

const packagesOf = (output: Metafile['outputs'][string] | undefined) =>
  (output?.imports ?? [])
    .map(({ path }) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path)
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))

it('what is bundled wants no package that an installation without development tools lacks', () => {
  const wanted = Object.values(bundles.outputs).flatMap(packagesOf)
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const isShipped = (name: string) =>
    packages[`node_modules/${name}`]?.dev === undefined && `node_modules/${name}` in packages
  expect(wanted.length).toBeGreaterThan(10)
  expect([...new Set(wanted)].filter((name) => !isShipped(name))).toEqual([])
})

it.each(['capture', 'inference'])('the %s thread, of which there are many, loads no schemas', (thread) => {
  const packages = packagesOf(bundles.outputs[`dist/none/engine/${thread}-thread.js`])
  expect(packages.length).toBeGreaterThan(0)
  expect(packages).not.toContain('zod')
})

it.each([
  ['secret-rotate', { NEW_AUTH_SECRET: 'short' }, /^NEW_AUTH_SECRET must have at least 32 characters\n$/],
  ['restore', {}, /^npm run restore -- FILE/],
  ['audit-verify', { PORT: 'none' }, /PORT/],
])('%s says why it ends', async (name, env, why) => {
  const ended = run(process.execPath, [`dist/test/${name}.js`], { env: { ...process.env, ...env } })
  await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(why) })
})
