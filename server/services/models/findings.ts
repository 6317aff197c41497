/** Asks the engine what a model file is, once per version of the file. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { ErrorCode } from '../../contract/errors'
import type { ModelSpec, PictureSpec } from '../../contract/model'
import { AppError, messageOf } from '../../errors'
import type { Inference } from '../../inference/api'
import { withoutFolder } from '../../inference/without-folder'
import type { ModelFolder } from './folder'

export type Finding =
  | { spec: ModelSpec }
  | { picture: PictureSpec }
  | { error: ErrorCode; detail: string; transient: boolean }

/** After the engine went down this often while looking at a file, the file is to blame. */
const MAX_CRASHES = 3
/** Versions of files remembered. */
const MAX_KNOWN = 200

export function createFindings(inference: Inference): (folder: ModelFolder) => Promise<Finding> {
  const known = new Map<string, Promise<Finding>>()
  const crashes = new Map<string, number>()
  /** One file at a time: when the engine goes down it is known over which. */
  let turn: Promise<unknown> = Promise.resolve()

  async function look(folder: ModelFolder, version: string): Promise<Finding> {
    const { id, file, manifest } = folder
    try {
      if (manifest?.sha256 && (await sha256(file)) !== manifest.sha256)
        return { error: 'model_checksum', detail: 'the file is not the one its manifest names', transient: false }
      if (manifest?.sha256 && manifest.picture) return { picture: manifest.picture }
      const up = inference.up
      const reply = await inference.inspectModel(id, file, manifest).catch((error: unknown) => {
        // Only what happened while it looked counts against the file.
        if (up) crashes.set(version, (crashes.get(version) ?? 0) + 1)
        throw error
      })
      return 'error' in reply
        ? { error: reply.error, detail: withoutFolder(reply.detail, file), transient: false }
        : reply
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('model_'))
        return { error: error.code, detail: withoutFolder(error.message, file), transient: false }
      if ((crashes.get(version) ?? 0) >= MAX_CRASHES)
        return { error: 'model_invalid', detail: 'looking at this file stops the engine', transient: false }
      known.delete(version)
      const code = error instanceof AppError ? error.code : 'internal'
      return { error: code, detail: withoutFolder(messageOf(error), file), transient: true }
    }
  }

  return async (folder) => {
    const { file, found, manifest, manifestError } = folder
    if (manifestError) return { error: 'model_invalid', detail: manifestError, transient: false }
    if (!found) return { error: 'model_not_found', detail: 'the model file is missing', transient: false }
    const version = JSON.stringify([file, found.mtimeMs, found.sizeBytes, manifest])
    const before = known.get(version)
    if (before) return before
    if (known.size >= MAX_KNOWN) {
      known.clear()
      crashes.clear()
    }
    const finding = turn.then(() => look(folder, version))
    turn = finding
    known.set(version, finding)
    return finding
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
