/** Tools over the interface that OpenAI's servers have: `tools` out, `tool_calls` in, streamed. */
import { AppError } from '../../errors'
import type { Chat, ChatMessage, ToolCall, ToolSpec } from './chat'
import { OPENAI_DEFAULTS, type OpenAiOptions, type OpenAiServer } from './openai-server'
import { type CallPart, openAiStream } from './openai-stream'

/** Of one turn. */
const MAX_CALLS = 16
const MAX_ARGUMENTS = 4_000

export function openAiChat(server: OpenAiServer, model: string, options: OpenAiOptions = OPENAI_DEFAULTS): Chat {
  return {
    model,
    async *turn(messages, tools, { params, more }, signal) {
      const body = {
        ...{ model, messages: messages.map(toWire), tools: tools.map(toolToWire) },
        tool_choice: more ? 'auto' : 'none',
      }
      const calls = createCalls()
      const ended = yield* openAiStream(server, { body, params, onCall: calls.add }, options, signal)
      return { ...ended, calls: calls.all() }
    },
  }
}

/** Calls in pieces. Some servers give every call the index 0, others no id: a new id, or a name behind arguments, begins another. */
function createCalls() {
  const calls: (ToolCall & { index: number })[] = []
  return {
    add({ index, id, function: said }: CallPart): void {
      const at = index ?? calls.length - 1
      const last = calls.findLast((call) => call.index === at)
      const begins = !last || (id && id !== last.id) || (said?.name && last.arguments !== '' && !id)
      if (begins) {
        if (calls.length >= MAX_CALLS) throw new AppError('assistant_broken', 'it asks for too many tools')
        calls.push({ index: Math.max(at, 0), id: id || `call_${calls.length + 1}`, name: '', arguments: '' })
      }
      const call = begins ? calls.at(-1)! : last
      call.name = `${call.name}${said?.name ?? ''}`.slice(0, 100)
      call.arguments += said?.arguments ?? ''
      if (call.arguments.length > MAX_ARGUMENTS) throw new AppError('assistant_broken', 'arguments that are too long')
    },
    all: (): ToolCall[] => calls.map(({ id, name, arguments: args }) => ({ id, name, arguments: args })),
  }
}

function toWire(message: ChatMessage): object {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content }
    case 'assistant':
      return {
        role: 'assistant',
        content: message.content,
        tool_calls: message.calls.map(({ id, name, arguments: args }) => ({
          ...{ id, type: 'function', function: { name, arguments: args } },
        })),
      }
    default:
      return message
  }
}

const toolToWire = (spec: ToolSpec) => ({ type: 'function', function: spec })
