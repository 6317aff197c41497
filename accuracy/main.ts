/**
 * npm run accuracy [-- --film FILE] [--truth FILE] [--model FOLDER] [--interval MS] [--json FILE]: plays a film through the
 * product's pipeline, compares with the truth, prints tables, writes flat JSON. docs/benchmarks.md says what is measured.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { intervalMs } from '../server/contract/camera'
import { messageOf } from '../server/errors'
import { SourceFailure } from '../server/inference/sources/failure'
import { figures, toJson } from './figures'
import { truthPathOf } from './film'
import { CAMERA_DEFAULTS, measureFilm } from './measure'
import { Mistake } from './mistake'
import { readModel } from './model'
import { details, figureTable } from './table'

const DEMO = 'demo/classroom.mp4'
const MODEL = 'models/classroom-six'

async function main(): Promise<void> {
  const { film, truth, model: folder, interval, json } = readArguments()
  const model = await readModel(folder)
  const settings = { intervalMs: interval }
  const { scores, seed } = await measureFilm({ film, truth, model, settings })
  const rows = figures(
    path.resolve(film) === path.resolve(DEMO) ? 'demo' : path.parse(film).name,
    scores,
    model.metrics,
  )
  console.log(
    `${film} (seed ${seed}), ${folder} at ${model.spec.input.width}x${model.spec.input.height}, every ${interval} ms\n`,
  )
  console.log(`${figureTable(rows)}\n\n${details(scores)}`)
  if (json) writeFileSync(json, `${JSON.stringify(toJson(rows), null, 2)}\n`)
}

function readArguments() {
  const text = { type: 'string' } as const
  const options = { film: text, truth: text, model: text, interval: text, json: text }
  try {
    const { film = DEMO, truth = truthPathOf(film), model = MODEL, interval, json } = parseArgs({ options }).values
    const parsed = intervalMs.safeParse(interval === undefined ? CAMERA_DEFAULTS.intervalMs : Number(interval))
    if (!parsed.success) throw new Mistake(`--interval is not a camera's interval in ms: ${interval}`)
    return { film, truth, model, interval: parsed.data, json }
  } catch (error) {
    throw error instanceof Mistake ? error : new Mistake(messageOf(error))
  }
}

try {
  await main()
} catch (error) {
  const known = error instanceof Mistake || error instanceof SourceFailure
  console.error(known ? `accuracy: ${error.message}` : error)
  process.exitCode = 1
}
