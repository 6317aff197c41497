/** A GGUF file that asks for tools: in the words that its model was trained on, with arguments that are of the tool's form. */
import { randomUUID } from 'node:crypto'
import type { Chat, ChatMessage } from '../chat'
import { modelOfFile } from './engine'
import type { GgufFile } from './files'
import type { GgufHost } from './host'
import type { ChatMessage as GgufMessage, ToolUse } from './messages'
import { untilAborted } from './until-aborted'

/** One conversation: what was read of it stays in memory from turn to turn, as long as nobody else needs the place. */
export function ggufChat(host: GgufHost, { file, path }: Pick<GgufFile, 'file' | 'path'>): Chat {
  const conversation = randomUUID()
  return {
    model: modelOfFile(file),
    async *turn(messages, tools, { params, more }, signal) {
      // Between two turns others may have taken the place.
      for (let room = host.full(); room; room = host.full()) await untilAborted(room, signal)
      const prompt = { messages: toGguf(messages) }
      const request = { prompt, params, grammar: null, tools: more ? tools : [], conversation }
      const { calls = [], ...ended } = yield* host.write(path, request, signal)
      return { ...ended, calls }
    },
  }
}

/** What a tool found belongs to the call. */
export function toGguf(messages: readonly ChatMessage[]): GgufMessage[] {
  const results = new Map<string, unknown>()
  return messages
    .toReversed()
    .flatMap((message): GgufMessage[] => {
      if (message.role === 'tool') {
        results.set(message.callId, readLines(message.content))
        return []
      }
      if (message.role !== 'assistant') return [{ role: message.role, text: message.content }]
      const uses = message.calls.map(
        ({ id, name, arguments: given }): ToolUse => ({
          ...{ name, arguments: readJson(given), result: results.get(id) ?? null },
        }),
      )
      // Ids are a turn's own.
      results.clear()
      return [{ role: 'assistant', text: message.content, uses }]
    })
    .toReversed()
}

/** Facts, one a line; anything else as it is. */
function readLines(text: string): unknown {
  const values = text.split('\n').map(readJson)
  return values.length === 1 ? values[0] : values
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
