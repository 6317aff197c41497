/** The engine that settings stand for. */
import nodePath from 'node:path'
import type { Engine } from '../../assistant/engines/engine'
import { ggufEngine } from '../../assistant/engines/gguf/engine'
import { findGguf } from '../../assistant/engines/gguf/files'
import { openAiEngine } from '../../assistant/engines/openai'
import { type Brief, shiftWriter } from '../../assistant/engines/shift-writer/writer'
import type { Context } from '../context'
import type { Paths } from '../deps'
import { openKey, type StoredEngine } from './settings'

/** Where administrators put model files. */
export const ggufFolder = ({ dataDir }: Paths) => nodePath.join(dataDir, 'models')

/** Below the folder of models that come with the program. */
const SHIPPED_WRITER = 'shift-writer/model.gguf'

/**
 * `brief`: for the writer that comes with the program, which is asked for its facts one after another.
 * Throws secret_lost, assistant_file_missing, assistant_file_invalid.
 */
export async function engineOf({ crypt, gguf, paths }: Context, stored: StoredEngine, brief: Brief): Promise<Engine> {
  if (stored.kind === 'built_in') {
    const file = nodePath.join(paths.shippedModelsDir, SHIPPED_WRITER)
    return shiftWriter(
      { full: () => gguf.full(), write: (request, signal) => gguf.write(file, request, signal) },
      brief,
    )
  }
  if (stored.kind === 'gguf') return ggufEngine(gguf, await findGguf(ggufFolder(paths), stored.file))
  return openAiEngine({ url: stored.url, key: openKey(crypt, stored) }, stored.model)
}
