/** Who answers questions by the settings: a model that may ask for tools, and how much it can be told. */
import type { Chat } from '../../assistant/engines/chat'
import { ggufChat } from '../../assistant/engines/gguf/chat'
import { findGguf, questionsOf } from '../../assistant/engines/gguf/files'
import { WHOLE_HEADER_BYTES } from '../../assistant/engines/gguf/header'
import { openAiChat } from '../../assistant/engines/openai-chat'
import { ASSISTANT_LIMITS } from '../../contract/assistant'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { ggufFolder } from './engine-of'
import { openKey, type StoredEngine } from './settings'

export type Asked = {
  chat: Chat
  /** As an engine has it: questions and their answers, tokens; null: not known. */
  contextTokens: number | null
  /** Null: it begins now; else resolves when it may. */
  full(): Promise<void> | null
}

/** Throws assistant_no_tools where there is none, secret_lost, assistant_file_missing, assistant_file_invalid. */
export async function chatOf({ crypt, gguf, paths }: Context, stored: StoredEngine): Promise<Asked> {
  if (stored.kind === 'built_in') throw new AppError('assistant_no_tools')
  if (stored.kind === 'openai') {
    const chat = openAiChat({ url: stored.url, key: openKey(crypt, stored) }, stored.model)
    return { chat, contextTokens: null, full: () => null }
  }
  const file = await findGguf(ggufFolder(paths), stored.file, WHOLE_HEADER_BYTES)
  if (questionsOf(file) !== 'possible') throw new AppError('assistant_no_tools', questionsOf(file))
  return { chat: ggufChat(gguf, file), contextTokens: ASSISTANT_LIMITS.askContextTokens, full: () => gguf.full() }
}
