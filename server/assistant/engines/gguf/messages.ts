/** What the server and the process of a GGUF file say to each other. */
import type { ErrorCode } from '../../../contract/errors'
import type { ToolCall, ToolSpec } from '../chat'
import type { Ended } from '../engine'

export type GgufSettings = {
  /** Absolute path of the model. */
  file: string
  /** Descriptor of the ledger that every child gets; not used here. */
  ledger?: number
}

/** What the file turned out to be. */
export type GgufModel = {
  /** As its maker named it; '' when it says nothing. */
  name: string
  /** As the file has it: "llama", "qwen2" … */
  architecture: string
  /** Prompt and answer together, tokens, of each answer. */
  contextTokens: number
}

/** What a model asked for and was told: values of JSON. */
export type ToolUse = { name: string; arguments: unknown; result: unknown }

export type ChatMessage =
  | { role: 'system' | 'user'; text: string }
  /** `uses`: behind its text. */
  | { role: 'assistant'; text: string; uses?: ToolUse[] }

/** How an answer ended, and what it asks for: only where there were tools. */
export type GgufEnded = Ended & { calls?: ToolCall[] }

export type GgufRequest = {
  /**
   * `messages`: put into the words that the model was trained on; what is said in them is text alone. `text`: begins the answer as
   * it stands, after the model's token for a beginning if it wants one. Special tokens are read in it: never with text from outside.
   */
  prompt: { messages: ChatMessage[] } | { text: string }
  params: { temperature: number; topP: number; maxTokens: number; seed: number | null }
  /** GBNF: the answer is a text of this grammar, or the beginning of one. */
  grammar: string | null
  /** With messages alone: the model may ask for these, and its answer ends where it does. */
  tools?: readonly ToolSpec[]
  /** Of several turns: what the one before it read does not have to be read again. */
  conversation?: string
}

export type ToGguf = { t: 'write'; id: number; request: GgufRequest } | { t: 'stop'; id: number }

export type FromGguf =
  | { t: 'alive' }
  | { t: 'loaded'; model: GgufModel }
  /** It cannot be loaded; the process ends. */
  | { t: 'unfit'; code: ErrorCode; detail: string }
  /** It goes on, without text so far: reading, or asking for a tool. */
  | { t: 'working'; id: number }
  | { t: 'piece'; id: number; text: string }
  /** Also after a stop: nothing is computed for it any more. */
  | { t: 'ended'; id: number; ended: GgufEnded }
  | { t: 'failed'; id: number; code: ErrorCode; detail: string }
