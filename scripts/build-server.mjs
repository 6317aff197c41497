/**
 * Bundles the server and the files it forks or starts as threads, one ESM file each; packages stay outside.
 * The child and the threads are entries of their own because a worker cannot be started from TypeScript source.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Output name (without .js) under outdir -> source. */
export const ENTRIES = {
  index: 'server/index.ts',
  keeper: 'server/keeper/main.ts',
  restore: 'server/tools/restore.ts',
  'audit-verify': 'server/tools/audit-verify.ts',
  'secret-rotate': 'server/tools/secret-rotate.ts',
  'engine/main': 'server/inference/engine/main.ts',
  'engine/capture-thread': 'server/inference/engine/capture-thread.ts',
  'engine/inference-thread': 'server/inference/engine/inference-thread.ts',
  'engine/recorder-thread': 'server/inference/engine/clip/recorder-thread.ts',
  'engine/workshop': 'server/workshop/main.ts',
  'engine/gguf': 'server/assistant/engines/gguf/process/main.ts',
  'burn-thread': 'server/media/burn-thread.ts',
  'replay-thread': 'server/services/tracks/replay-thread.ts',
  'streams-thread': 'server/onvif/streams-thread.ts',
}

/** Of FFmpeg's several thousand constants each bundle gets those that it names: all of them are a megabyte in each thread. */
const constants = {
  name: 'constants',
  setup: (build) =>
    build.onResolve({ filter: /^node-av\/constants$/ }, ({ path: name }) => ({
      path: createRequire(import.meta.url).resolve(name),
      sideEffects: false,
    })),
}

/**
 * @param {{ outdir: string, onRebuilt?: () => void }} options outdir: absolute, or relative to the repository; must lie
 *   inside the repository, because the bundles find their packages in its node_modules. onRebuilt: watches the sources,
 *   and is called after the first and every further bundle that worked
 * @returns {Promise<string[]>} the files written, relative to outdir
 */
export async function buildServer({ outdir, onRebuilt }) {
  const esbuild = await import('esbuild')
  const present = Object.entries(ENTRIES).filter(([, source]) => existsSync(path.join(ROOT, source)))
  const options = {
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(present),
    outdir: path.resolve(ROOT, outdir),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [constants],
    sourcemap: true,
    logLevel: 'warning',
  }
  if (onRebuilt) {
    const report = {
      name: 'report',
      setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? onRebuilt() : undefined)),
    }
    await (await esbuild.context({ ...options, plugins: [...options.plugins, report] })).watch()
  } else {
    await esbuild.build(options)
  }
  return present.map(([name]) => `${name}.js`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outdir = process.argv[2] ?? 'dist/server'
  console.log(`${outdir}: ${(await buildServer({ outdir })).join(', ')}`)
}
