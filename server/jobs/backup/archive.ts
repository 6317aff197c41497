/** Writes a backup's file: one thing after the other, never more than a piece of it in memory. */
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { isNotThere } from '../../services/alerts/safe-file'
import { padding, TAR_END, tarHeader } from './tar'

const PIECE = 256 * 1024

export type Archive = Awaited<ReturnType<typeof createArchive>>

/**
 * @param file made, for this account alone; one of the same name is overwritten
 * @param before called with the bytes written so far before each piece: throws to stop
 */
export async function createArchive(file: string, atMs: number, before: (bytes: number) => Promise<void>) {
  const handle = await open(file, 'w', 0o600)
  const hash = createHash('sha256')
  let bytes = 0

  async function write(piece: Uint8Array): Promise<void> {
    await before(bytes)
    await handle.writeFile(piece)
    hash.update(piece)
    bytes += piece.byteLength
  }

  return {
    get bytes() {
      return bytes
    },
    /** Of everything so far, hex. */
    digest: () => hash.copy().digest('hex'),
    async add(name: string, content: Uint8Array): Promise<void> {
      await write(tarHeader(name, content.byteLength, atMs))
      await write(content)
      await write(Buffer.alloc(padding(content.byteLength)))
    },
    /** Returns its bytes; null when it is not there any more. */
    async addFile(name: string, from: string): Promise<number | null> {
      const source = await openIfThere(from)
      if (!source) return null
      try {
        const { size } = await source.stat()
        await write(tarHeader(name, size, atMs))
        let left = size
        while (left > 0) {
          const { bytesRead, buffer } = await source.read(Buffer.alloc(Math.min(PIECE, left)))
          if (bytesRead === 0) throw new Error(`${name} became shorter while it was read`)
          await write(buffer.subarray(0, bytesRead))
          left -= bytesRead
        }
        await write(Buffer.alloc(padding(size)))
        return size
      } finally {
        await source.close()
      }
    },
    /** Everything is on the disk then. */
    async end(): Promise<void> {
      await write(TAR_END)
      await handle.sync()
    },
    close: () => handle.close(),
  }
}

function openIfThere(file: string): Promise<FileHandle | null> {
  return open(file, 'r').catch((error: unknown) => {
    if (isNotThere(error)) return null
    throw error
  })
}
