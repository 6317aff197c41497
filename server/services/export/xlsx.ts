/**
 * Tables as XLSX, written as they are read: whatever their length, no more than a few rows are in memory. Texts are inline
 * strings, which no spreadsheet takes for formulas. Pure.
 */
import type { Row, Table } from './row'
import { type Entry, zipOf } from './zip'

/** A sheet has room for 1,048,576; what is more goes on the next one. */
const MAX_ROWS = 1_000_000
const CHUNK = 16_384
const DAY_MS = 86_400_000
/** The first of January 1970, in days as spreadsheets count them. */
const EPOCH_DAYS = 25_569
/** Of cells, by their place in STYLES. */
const [TIME, BOLD] = [1, 2]
const COLUMN_WIDTH = 18

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** @param maxRows of a sheet */
export function xlsxOf(table: Table, maxRows = MAX_ROWS): AsyncGenerator<Uint8Array> {
  return zipOf(parts(table, maxRows))
}

/** The sheets first: how many there are is known at the end. */
async function* parts({ head, rows }: Table, maxRows: number): AsyncGenerator<Entry> {
  const source = rows[Symbol.asyncIterator]()
  let count = 0
  try {
    for (let next = await source.next(), first = true; first || !next.done; first = false) {
      count++
      const rest = { next: () => source.next() }
      const open = { row: next, room: maxRows }
      yield { name: `xl/worksheets/sheet${count}.xml`, chunks: sheet(head, open, rest) }
      next = open.row
    }
  } finally {
    await source.return?.()
  }
  const ids = Array.from({ length: count }, (_, i) => i + 1)
  for (const [name, text] of Object.entries(around(ids))) yield { name, chunks: once(HEAD + text) }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** open.row is the first one, and at the end the first that had no room. */
async function* sheet(
  head: readonly string[],
  open: { row: IteratorResult<Row>; room: number },
  rest: { next(): Promise<IteratorResult<Row>> },
): AsyncGenerator<string> {
  const frozen =
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
  const column = `<col min="1" max="${head.length}" width="${COLUMN_WIDTH}" customWidth="1"/>`
  const heads = head.map((name) => textCell(name, BOLD)).join('')
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews>${frozen}</sheetViews><cols>${column}</cols><sheetData><row>${heads}</row>`
  for (; !open.row.done && open.room > 0; open.row = await rest.next()) {
    open.room--
    text += `<row>${open.row.value.map(cell).join('')}</row>`
    if (text.length < CHUNK) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData></worksheet>`
}

function cell(value: Row[number]): string {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'number') return Number.isFinite(value) ? `<c><v>${value}</v></c>` : '<c/>'
  if (typeof value === 'string') return textCell(value)
  return `<c s="${TIME}"><v>${value.wall / DAY_MS + EPOCH_DAYS}</v></c>`
}

function textCell(text: string, style?: number): string {
  const look = style === undefined ? '' : ` s="${style}"`
  return `<c${look} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** What XML cannot hold at all becomes a mark of its own. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const escaped = (text: string) =>
  text.replace(UNWRITABLE, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Everything but the sheets. */
function around(ids: readonly number[]): Record<string, string> {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${SHEETML}.${type}+xml"/>`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relations = (inner: string) => `<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`
  return {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${ids
      .map((id) => `<sheet name="${id}" sheetId="${id}" r:id="r${id}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ids.map((id) => relation(`r${id}`, 'worksheet', `worksheets/sheet${id}.xml`)).join('') +
        relation('styles', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${STYLES}</styleSheet>`,
    '_rels/.rels': relations(relation('workbook', 'officeDocument', 'xl/workbook.xml')),
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${ids
      .map((id) => override(`worksheets/sheet${id}`, 'worksheet'))
      .join('')}</Types>`,
  }
}

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm:ss"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
