/** npm run bench [-- --json FILE] [-- --only NAME,NAME]: measures, prints a table, writes flat JSON. */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildServer } from '../scripts/build-server.mjs'
import { makeOpenFolder } from '../testing/open-folder'
import { measureAnalyse } from './analyse'
import { measureAssistant } from './assistant'
import { measureClipPage } from './clip-page'
import { measureClips } from './clips'
import { measureCrowd } from './crowd'
import type { BenchPaths } from './engine'
import { measureEnhance } from './enhance'
import { measureEnhanceJobs } from './enhance-jobs'
import { measureEnhanceModels } from './enhance-models'
import { measureEnhanceNodes } from './enhance-nodes'
import type { Measured } from './figures'
import { measureHistory } from './history'
import { measureLiveShare } from './live-share'
import { measureMeasuredShare } from './measured-share'
import { measureMemory } from './memory'
import { measureMotion } from './motion'
import { measureNight } from './night'
import { measureOverlay } from './overlay'
import { measurePipeline } from './pipeline'
import { measureRules } from './rules'
import { makeScene } from './scene'
import { table } from './table'

const MEASUREMENTS: Record<string, (paths: BenchPaths) => Promise<Measured>> = {
  pipeline: measurePipeline,
  analyse: measureAnalyse,
  live_share: measureLiveShare,
  motion: measureMotion,
  rules: measureRules,
  history: measureHistory,
  enhance: measureEnhance,
  nodes: measureEnhanceNodes,
  node_jobs: measureEnhanceJobs,
  night: measureNight,
  models: measureEnhanceModels,
  measured: measureMeasuredShare,
  overlay: measureOverlay,
  crowd: measureCrowd,
  clips: measureClips,
  clip_page: measureClipPage,
  assistant: measureAssistant,
  memory: measureMemory,
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
  const names = values.only?.split(',') ?? Object.keys(MEASUREMENTS)
  const root = path.resolve(import.meta.dirname, '..')
  const bundle = path.join(root, 'dist/bench')
  await buildServer({ outdir: bundle })
  const work = makeOpenFolder('bench')
  const paths: BenchPaths = { bundle, work, scene: makeScene(work) }
  const measured: Measured = {}
  try {
    for (const name of names) {
      const measure = MEASUREMENTS[name]
      if (!measure) throw new Error(`no measurement "${name}"; there are ${Object.keys(MEASUREMENTS).join(', ')}`)
      console.log(`measuring ${name}`)
      try {
        Object.assign(measured, await measure(paths))
      } catch (error) {
        console.error(`  ${name} failed:`, error)
        process.exitCode = 1
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  console.log(`\n${table(measured)}`)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`)
}

await main()
