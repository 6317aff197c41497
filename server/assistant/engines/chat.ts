/** A model that may ask for tools: what is said to it turn by turn, and what it says or asks for. */
import type { AnswerParams } from '../../contract/assistant'
import type { Ended } from './engine'

/** parameters: JSON Schema of an object. */
export type ToolSpec = { name: string; description: string; parameters: object }

/** arguments: as the model wrote them, JSON or not. */
export type ToolCall = { id: string; name: string; arguments: string }

export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; calls: ToolCall[] }
  | { role: 'tool'; callId: string; content: string }

export type Turn = Ended & { calls: ToolCall[] }

export type Chat = {
  /** As people know the model. */
  model: string
  /**
   * Pieces of text as they are made, then what it asks for. `more`: it may ask for tools; without, it has to answer. Throws
   * as an Engine does.
   */
  turn(
    messages: readonly ChatMessage[],
    tools: readonly ToolSpec[],
    options: { params: AnswerParams; more: boolean },
    signal: AbortSignal,
  ): AsyncGenerator<string, Turn>
}
