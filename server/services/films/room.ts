/** Whether one person has room for another film. */
import { filmFile, filmSource } from '../../contract/film'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Transaction } from '../lock'

/** Of one person. */
const MAX_FILMS = 200
const MAX_BYTES = 50 * 1024 ** 3

/** Throws films_full. */
export async function requireOwnRoom(tx: Transaction, who: Principal, bytes: number): Promise<void> {
  const rows = await tx.film.findMany({ where: { ownerId: who.userId }, select: { source: true, file: true } })
  const taken = rows.reduce((sum, row) => sum + bytesOf(row), 0)
  if (rows.length >= MAX_FILMS || taken + bytes > MAX_BYTES) throw new AppError('films_full')
}

/** What it takes, or will take once it was sent. */
function bytesOf(row: { source: unknown; file: unknown }): number {
  const source = filmSource.parse(row.source)
  const file = filmFile.nullable().parse(row.file)
  return file?.bytes ?? (source.kind === 'upload' ? source.bytes : 0)
}
