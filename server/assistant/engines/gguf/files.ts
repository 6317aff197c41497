/** GGUF files of the models folder. Nothing outside it is one, whatever a name or a link says. */
import { constants } from 'node:fs'
import { open, readdir, realpath } from 'node:fs/promises'
import nodePath from 'node:path'
import { ASSISTANT_LIMITS, ggufFileName, type Questions } from '../../../contract/assistant'
import type { ErrorCode } from '../../../contract/errors'
import { AppError } from '../../../errors'
import { type GgufHeader, HEADER_BYTES, readGgufHeader, WHOLE_HEADER_BYTES } from './header'

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
    const found = await findGguf(folder, file, WHOLE_HEADER_BYTES)
    const { bytes, name, contextTokens } = found
    return { file, bytes, name, contextTokens, questions: questionsOf(found), error: null }
  } catch (error) {
    const code: ErrorCode = error instanceof AppError ? error.code : 'assistant_file_invalid'
    return { file, bytes: 0, name: '', contextTokens: null, questions: null, error: code }
  }
}

/**
 * Whether a file may answer questions: it has to be put a conversation, with room for tools and what they find. Whether its model
 * looks things up shows when it is tried.
 */
export function questionsOf({ chatTemplate, contextTokens }: GgufHeader): Questions {
  if (chatTemplate === false) return 'no_template'
  return (contextTokens ?? 0) < ASSISTANT_LIMITS.askContextTokens ? 'small_context' : 'possible'
}

/**
 * `headerBytes`: how much of it is read; with few nothing is known of what is behind the list of words.
 * Throws assistant_file_missing, also for what leads out of the folder; assistant_file_invalid.
 */
export async function findGguf(folder: string, file: string, headerBytes = HEADER_BYTES): Promise<GgufFile> {
  if (!ggufFileName.safeParse(file).success) throw new AppError('assistant_file_missing')
  const [root, path] = await Promise.all([realpath(folder), realpath(nodePath.join(folder, file))]).catch(missing)
  if (!path.startsWith(root + nodePath.sep)) throw new AppError('assistant_file_missing', 'it leads out of the folder')
  return { file, path, ...(await lookAt(path, headerBytes)) }
}

/** A file by its first bytes. Throws assistant_file_missing, assistant_file_invalid. */
export async function lookAt(
  path: string,
  headerBytes = HEADER_BYTES,
): Promise<GgufHeader & { bytes: number; key: string }> {
  // A pipe would wait for who writes to it.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(missing)
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw new AppError('assistant_file_missing', 'it is no file')
    const length = Math.min(headerBytes, found.size)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
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
