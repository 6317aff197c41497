/** A conversation as node-llama-cpp has it. What is said in it is text alone: no special token is read in it. */
import type { ChatHistoryItem, ChatModelFunctions, ChatModelResponse } from 'node-llama-cpp'
import type { ToolSpec } from '../../chat'
import type { ChatMessage } from '../messages'
import { functionSchema } from './function-schema'

/** Ends with what the model is to go on with. What it said in several messages one after another is one answer. */
export function toHistory(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const history: ChatHistoryItem[] = []
  for (const message of messages) {
    if (message.role !== 'assistant') {
      history.push({ type: message.role, text: message.text })
      continue
    }
    const answer = lastAnswer(history)
    if (message.text !== '') answer.response.push(message.text)
    for (const { name, arguments: params, result } of message.uses ?? [])
      answer.response.push({ type: 'functionCall', name, params, result })
  }
  lastAnswer(history)
  return history
}

/** Begins one where the last word was not the model's. */
function lastAnswer(history: ChatHistoryItem[]): ChatModelResponse {
  const last = history.at(-1)
  if (last?.type === 'model') return last
  const begun: ChatModelResponse = { type: 'model', response: [] }
  history.push(begun)
  return begun
}

export function toFunctions(tools: readonly ToolSpec[]): ChatModelFunctions {
  return Object.fromEntries(
    tools.map(({ name, description, parameters }) => {
      const params = functionSchema(parameters)
      return [name, { description, ...(params && { params }) }]
    }),
  )
}
