/** Where a page of alerts ended: the sort key of its last row, opaque to callers. Pure. */
import { AppError } from '../../errors'
import { isId } from '../guard'

export type AlertCursor = { raisedAt: number; id: string }

export function encodeCursor({ raisedAt, id }: AlertCursor): string {
  return Buffer.from(`${raisedAt}.${id}`).toString('base64url')
}

/** Throws bad_request for anything that encodeCursor did not make. */
export function decodeCursor(text: string): AlertCursor {
  const [time = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split('.')
  if (!/^\d{1,15}$/.test(time) || !isId(id)) throw new AppError('bad_request', 'not a cursor')
  return { raisedAt: Number(time), id }
}
