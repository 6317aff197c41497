import { crc32, inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { csvCell, csvOf } from './csv'
import type { Row } from './row'
import { xlsxOf } from './xlsx'

async function* rowsOf(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** By its central directory, sums compared. */
function unzip(file: Buffer): Record<string, string> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = file.readUInt32LE(end + 16)
  const parts: Record<string, string> = {}
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [sum, packed, size, name] = [16, 20, 24]
      .map((i) => file.readUInt32LE(at + i))
      .concat(file.readUInt16LE(at + 28))
    const start = file.readUInt32LE(at + 42)
    const title = file.toString('utf8', at + 46, at + 46 + (name ?? 0))
    const from = start + 30 + file.readUInt16LE(start + 26)
    const bytes = inflateRawSync(file.subarray(from, from + (packed ?? 0)))
    expect([crc32(bytes), bytes.length]).toEqual([sum, size])
    parts[title] = bytes.toString()
    at += 46 + (name ?? 0)
  }
  return parts
}

const WALL = Date.UTC(2031, 3, 6, 8, 5)
const HEAD = ['camera', 'time', 'people']

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['＝1+1', "'＝1+1"],
  [-1, '-1'],
  [null, ''],
  ['Room, 1', '"Room, 1"'],
  [{ wall: WALL }, '2031-04-06 08:05:00'],
])('%j in CSV', (cell, text) => {
  expect(csvCell(cell)).toBe(text)
})

test('CSV has a mark, a head and lines', async () => {
  const file = await bytesOf(csvOf({ head: HEAD, rows: rowsOf([['教室', { wall: WALL }, 2.5]]) }))
  expect(file.toString()).toBe('\ufeffcamera,time,people\r\n教室,2031-04-06 08:05:00,2.5\r\n')
})

test('XLSX: texts are texts, whatever they look like; times are times', async () => {
  const rows = [
    ['=1+1', { wall: WALL }, 2.5],
    ['<&>\u0001', null, Number.NaN],
  ] as const
  const parts = unzip(await bytesOf(xlsxOf({ head: HEAD, rows: rowsOf(rows) })))
  expect(Object.keys(parts)).toEqual([
    'xl/worksheets/sheet1.xml',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    '_rels/.rels',
    '[Content_Types].xml',
  ])
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
  expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
  expect(sheet).toContain('<t xml:space="preserve">&lt;&amp;&gt;\ufffd</t></is></c><c/><c/></row>')
  // 6 April 2031, 8:05.
  expect(sheet).toContain(`<c s="1"><v>${47_944 + (8 * 60 + 5) / 1440}</v></c>`)
  expect(sheet).not.toContain('<f>')
})

test('an empty table is a sheet with a head', async () => {
  const parts = unzip(await bytesOf(xlsxOf({ head: HEAD, rows: rowsOf([]) })))
  expect(parts['xl/worksheets/sheet1.xml']).toContain('people</t></is></c></row></sheetData>')
})

test('more rows than a sheet has room for go on the next one', async () => {
  const parts = unzip(await bytesOf(xlsxOf({ head: ['n'], rows: rowsOf([[1], [2], [3]]) }, 2)))
  expect(parts['xl/worksheets/sheet1.xml']).toContain(
    '<row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>',
  )
  expect(parts['xl/worksheets/sheet2.xml']).toContain('</t></is></c></row><row><c><v>3</v></c></row></sheetData>')
  expect(parts['xl/workbook.xml']).toContain('sheetId="2"')
  const full = unzip(await bytesOf(xlsxOf({ head: ['n'], rows: rowsOf([[1], [2]]) }, 2)))
  expect(Object.keys(full).filter((name) => name.includes('sheet2'))).toEqual([])
})

test('rows that fail fail the file, and are told to end', async () => {
  let ended = false
  async function* failing(): AsyncGenerator<Row> {
    try {
      yield [1]
      throw new Error('gone')
    } finally {
      ended = true
    }
  }
  await expect(bytesOf(xlsxOf({ head: ['n'], rows: failing() }))).rejects.toThrow('gone')
  expect(ended).toBe(true)
})

test('a reader who goes away in the middle ends the rows too', async () => {
  let ended = false
  async function* endless(): AsyncGenerator<Row> {
    try {
      for (let n = 0; ; n++) yield [`${n} `.repeat(500), Math.sin(n)]
    } finally {
      ended = true
    }
  }
  let bytes = 0
  for await (const part of xlsxOf({ head: ['text', 'n'], rows: endless() })) {
    bytes += part.length
    if (bytes > 100_000) break
  }
  expect(ended).toBe(true)
})

test('a cell of more than a piece is whole', async () => {
  const long = '抬头'.repeat(50_000)
  const rows = rowsOf([['before'], [long], ['behind']])
  const sheet = unzip(await bytesOf(xlsxOf({ head: ['text'], rows })))['xl/worksheets/sheet1.xml'] ?? ''
  const texts = [...sheet.matchAll(/<t xml:space="preserve">([^<]*)</g)].map(([, text]) => text)
  expect(texts.map((text) => text === long || text)).toEqual(['text', 'before', true, 'behind'])
})
