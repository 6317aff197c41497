/** A table as a file. */
import type { CsvOrXlsx } from '../../contract/history'
import { attachment } from '../attachment'
import type { StreamResult } from '../verb'
import { csvOf } from './csv'
import type { Table } from './row'
import { xlsxOf } from './xlsx'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** @param title of the file, without its end */
export function tableFile(table: Table, format: CsvOrXlsx, title: string): StreamResult {
  const chunks = format === 'csv' ? csvOf(table) : xlsxOf(table)
  return {
    type: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE,
    headers: attachment(title, `.${format}`),
    chunks,
  }
}
