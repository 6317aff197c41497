/** Tables as CSV, for spreadsheets. Pure. */
import type { Row, Table } from './row'

/** Bytes gathered before they are given on. */
const CHUNK = 16_384
/** What a spreadsheet would take for a formula, in the wide forms of East Asian keyboards too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

export async function* csvOf({ head, rows }: Table): AsyncGenerator<Uint8Array> {
  // The mark tells spreadsheets that it is UTF-8.
  let text = `\ufeff${csvLine(head)}`
  for await (const row of rows) {
    text += csvLine(row)
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

export function csvLine(row: Row): string {
  return `${row.map(csvCell).join(',')}\r\n`
}

/** Quoted where needed; what a spreadsheet would take for a formula is kept text by an apostrophe. */
export function csvCell(cell: Row[number]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell !== 'string') return new Date(cell.wall).toISOString().slice(0, 19).replace('T', ' ')
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
