/**
 * npm run accuracy [-- --film FILE] [--truth FILE] [--interval MS], or -- --real FOLDER [--all]; with both [--model FOLDER]
 * [--confidence C] [--json FILE]; or -- --reports [--json FILE]: plays a film through the product's pipeline, looks at real
 * pictures, or has reports written of made-up shifts; compares with the truth, prints tables, writes flat JSON.
 * docs/benchmarks.md says what is measured.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { LOCALES } from '../server/contract/locale'
import { SourceFailure } from '../server/inference/sources/failure'
import { type Arguments, readArguments } from './arguments'
import { figures, type Row, toJson } from './figures'
import { measureFilm } from './measure'
import { Mistake } from './mistake'
import { readMetrics, readModel } from './model'
import { realFigures } from './real/figures'
import { measureReal } from './real/measure'
import { roomTable } from './real/table'
import { type Both, reportFigures, reportTable } from './reports/figures'
import { measureInjections, measureReports } from './reports/measure'
import { loadWriter, WRITER_FILE } from './reports/writer'
import { details, figureTable } from './table'

const SHIFTS = 300
const DEMO = 'demo/classroom.mp4'

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2))
  const rows = options.reports
    ? await reports()
    : options.real === null
      ? await film(options)
      : await real(options, options.real)
  if (options.json) writeFileSync(options.json, `${JSON.stringify(toJson(rows), null, 2)}\n`)
}

async function film({ film: file, truth, model: folder, settings }: Arguments): Promise<Row[]> {
  const metrics = readMetrics(folder)
  const model = await readModel(folder)
  const measured = await measureFilm({ film: file, truth, model, settings })
  const demo = path.resolve(file) === path.resolve(DEMO)
  const rows = figures(demo ? 'demo' : path.parse(file).name, measured, metrics)
  const { width, height } = model.spec.input
  console.log(`${file} (seed ${measured.seed}), ${folder} at ${width}x${height}, every ${settings.intervalMs} ms\n`)
  console.log(`${figureTable(rows)}\n\n${details(measured.scores)}`)
  return rows
}

async function real({ model: folder, settings, all }: Arguments, sets: string): Promise<Row[]> {
  const model = await readModel(folder)
  const scores = await measureReal({ folder: sets, model, settings, all })
  const rows = realFigures(scores)
  const { width, height } = model.spec.input
  console.log(`${sets}, ${folder} at ${width}x${height}, boxes from ${settings.confidence} on\n`)
  console.log(`${figureTable(rows)}\n\n${roomTable(scores)}`)
  return rows
}

async function reports(): Promise<Row[]> {
  const writer = await loadWriter(path.resolve(WRITER_FILE))
  const both = Object.fromEntries(
    await Promise.all(
      LOCALES.map(async (locale) => [
        locale,
        { writer: await measureReports(writer, locale, SHIFTS), digest: await measureReports(null, locale, SHIFTS) },
      ]),
    ),
  ) as Both
  const rows = reportFigures(both)
  console.log(`${SHIFTS} made-up shifts, ${WRITER_FILE}\n`)
  console.log(`${figureTable(rows)}\n\n${reportTable(both)}`)
  for (const locale of LOCALES) {
    const { tried, saved, unsupported } = await measureInjections(writer, locale)
    console.log(
      `${locale}: ${tried} names that try to be more: ${saved} sentences saved, ${unsupported.length} not true`,
    )
    for (const text of unsupported) console.log(`not true: ${text}`)
    for (const text of both[locale].writer.unsupported) console.log(`not true: ${text}`)
  }
  return rows
}

try {
  await main()
} catch (error) {
  const known = error instanceof Mistake || error instanceof SourceFailure
  console.error(known ? `accuracy: ${error.message}` : error)
  process.exitCode = 1
}
