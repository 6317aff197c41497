/** The engine that settings stand for. */
import nodePath from 'node:path'
import type { Engine } from '../../assistant/engines/engine'
import { ggufEngine } from '../../assistant/engines/gguf/engine'
import { findGguf } from '../../assistant/engines/gguf/files'
import { openAiEngine } from '../../assistant/engines/openai'
import type { Context } from '../context'
import type { Paths } from '../deps'
import { openKey, type StoredEngine } from './settings'

/** Where administrators put model files. */
export const ggufFolder = ({ dataDir }: Paths) => nodePath.join(dataDir, 'models')

/** Throws secret_lost, assistant_file_missing, assistant_file_invalid. */
export async function engineOf({ crypt, gguf, paths }: Context, stored: StoredEngine): Promise<Engine> {
  if (stored.kind === 'gguf') return ggufEngine(gguf, await findGguf(ggufFolder(paths), stored.file))
  return openAiEngine({ url: stored.url, key: openKey(crypt, stored) }, stored.model)
}
