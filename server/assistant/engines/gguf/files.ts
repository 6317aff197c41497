/** GGUF files of the models folder. Nothing outside it is one, whatever a name or a link says. */
import { constants } from 'node:fs'
import { open, readdir, realpath } from 'node:fs/promises'
import nodePath from 'node:path'
import { ggufFileName } from '../../../contract/assistant'
import type { ErrorCode } from '../../../contract/errors'
import { AppError } from '../../../errors'
import { type GgufHeader, HEADER_BYTES, readGgufHeader } from './header'

const MAX_LISTED = 200

/** path: absolute, without links. key: another one once the file is another. */
export type GgufFile = GgufHeader & { file: string; path: string; bytes: number; key: string }

/** What is in the folder, by name; a file that is no model with the reason. None when there is no folder. */
export async function listGgufs(folder: string) {
  const names = await readdir(folder).catch(() => [])
  const wanted = names.filter((name) => ggufFileName.safeParse(name).success).sort()
  const found = await Promise.all(wanted.slice(0, MAX_LISTED).map((name) => describe(folder, name)))
  return found.filter(({ error }) => error !== 'assistant_file_missing')
}

async function describe(folder: string, file: string) {
  try {
    const { bytes, name, contextTokens } = await findGguf(folder, file)
    return { file, bytes, name, contextTokens, error: null }
  } catch (error) {
    const code: ErrorCode = error instanceof AppError ? error.code : 'assistant_file_invalid'
    return { file, bytes: 0, name: '', contextTokens: null, error: code }
  }
}

/** Throws assistant_file_missing, also for what leads out of the folder; assistant_file_invalid. */
export async function findGguf(folder: string, file: string): Promise<GgufFile> {
  if (!ggufFileName.safeParse(file).success) throw new AppError('assistant_file_missing')
  const [root, path] = await Promise.all([realpath(folder), realpath(nodePath.join(folder, file))]).catch(missing)
  if (!path.startsWith(root + nodePath.sep)) throw new AppError('assistant_file_missing', 'it leads out of the folder')
  return { file, path, ...(await lookAt(path)) }
}

/** A file by its first bytes. Throws assistant_file_missing, assistant_file_invalid. */
export async function lookAt(path: string): Promise<GgufHeader & { bytes: number; key: string }> {
  // A pipe would wait for who writes to it.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(missing)
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw new AppError('assistant_file_missing', 'it is no file')
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    const header = readGgufHeader(buffer.subarray(0, bytesRead), found.size)
    const key = [path, found.dev, found.ino, found.size, found.mtimeMs].join(':')
    return { ...header, bytes: found.size, key }
  } finally {
    await handle.close()
  }
}

function missing(): never {
  throw new AppError('assistant_file_missing')
}
