/** A few of the shifts that `npm run accuracy -- --reports` measures, in both languages, with the model that comes with the program. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LOCALES } from '../../server/contract/locale'
import { type Both, reportFigures } from './figures'
import { measureReports } from './measure'
import { loadWriter, WRITER_FILE } from './writer'

const file = path.resolve(WRITER_FILE)
/** Of these none has more to tell than an answer has room for. */
const [SHIFTS, FIRST] = [3, 13]

test('what the writer saves is true, and tells what there is', { timeout: 60_000 }, async () => {
  const writer = await loadWriter(file)
  const both = {} as Both
  for (const locale of LOCALES) {
    both[locale] = {
      writer: await measureReports(writer, locale, SHIFTS, FIRST),
      digest: await measureReports(null, locale, SHIFTS, FIRST),
    }
    expect(both[locale].writer.unsupported).toEqual([])
    expect(both[locale].digest).toMatchObject({ unsupported: [], covered: both[locale].digest.facts })
    // The model writes, and the digest stands in for little of it.
    expect(both[locale].writer.byModel / both[locale].writer.facts).toBeGreaterThan(0.9)
    expect(both[locale].writer.saved).toBeLessThan(0.7 * both[locale].digest.saved)
  }
  const [supported, covered] = reportFigures(both)
  expect(supported?.value).toBe(1)
  expect(covered?.value).toBeGreaterThanOrEqual(0.95)
})

test('the file is the one that its card names', () => {
  const about = JSON.parse(readFileSync(path.join(path.dirname(file), 'writer.json'), 'utf8')) as { sha256: string }
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(about.sha256)
})
