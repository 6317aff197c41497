/** A GGUF file as an engine. */
import type { Engine } from '../engine'
import type { GgufFile } from './files'
import type { GgufHost } from './host'
import { GGUF_LIMITS } from './limits'

/** What files say nothing of is taken for the least. */
const UNKNOWN_CONTEXT = GGUF_LIMITS.minContextTokens

export function ggufEngine(host: GgufHost, { file, path, contextTokens }: GgufFile): Engine {
  return {
    model: modelOfFile(file),
    contextTokens: Math.min(contextTokens ?? UNKNOWN_CONTEXT, GGUF_LIMITS.contextTokens),
    full: () => host.full(),
    generate({ system, user }, params, signal) {
      const messages = [
        { role: 'system' as const, text: system },
        { role: 'user' as const, text: user },
      ]
      return host.write(path, { prompt: { messages }, params, grammar: null }, signal)
    },
  }
}

export const modelOfFile = (file: string) => file.replace(/\.gguf$/i, '')
