/** Where words come from. One interface; what is behind it is an address, a file, or whatever comes later. */
import type { AnswerParams } from '../../contract/assistant'

export type Prompt = { system: string; user: string }

export type Ended = {
  finish: 'stop' | 'length'
  /** As the engine counted; null when it did not say. */
  tokens: number | null
}

export type Engine = {
  /** As people know the model. */
  model: string
  /** Prompt and answer together; null when it is not known before it is asked. */
  contextTokens: number | null
  /** Null: it begins another answer now; else resolves when it may. */
  full(): Promise<void> | null
  /**
   * Pieces of text as they are made, at least a character each. Ends by throwing an AppError of the contract (assistant_*),
   * or what `signal` was aborted with.
   */
  generate(prompt: Prompt, params: AnswerParams, signal: AbortSignal): AsyncGenerator<string, Ended>
}
