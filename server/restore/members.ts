/** Reads a backup's file: what is in it and where, without taking any of it into memory. */
import type { FileHandle } from 'node:fs/promises'
import { BLOCK, padding, readHeader } from '../jobs/backup/tar'

/** Where it begins with its header, where its bytes begin, and where the next one does. */
export type Member = { name: string; size: number; start: number; at: number; next: number }

const NAME_MAX = 4096
const PIECE = 256 * 1024

/** Ends at the end mark; throws when the file ends before it, or holds what is no backup. */
export async function* members(handle: FileHandle): AsyncGenerator<Member> {
  let start = 0
  let longName: string | null = null
  for (let position = 0; ; ) {
    const header = readHeader(await readExactly(handle, position, BLOCK))
    if (!header) return
    const { name, size, long } = header
    const at = position + BLOCK
    const next = at + size + padding(size)
    position = next
    if (long) {
      if (size > NAME_MAX) throw new Error('a name that is too long')
      longName = (await readExactly(handle, at, size)).toString('utf8', 0, size - 1)
      continue
    }
    yield { name: longName ?? name, size, start, at, next }
    longName = null
    start = next
  }
}

/** A member's bytes as they come. */
export const bytesOf = (handle: FileHandle, { at, size }: Member): AsyncIterable<Buffer> => range(handle, at, at + size)

export async function* range(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const piece = await readExactly(handle, at, Math.min(PIECE, end - at))
    yield piece
    at += piece.length
  }
}

export const readMember = (handle: FileHandle, { at, size }: Member): Promise<Buffer> => readExactly(handle, at, size)

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw new Error('it ends too early')
  return buffer
}
