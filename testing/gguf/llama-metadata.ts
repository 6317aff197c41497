/** What a file of Llama's architecture says of itself, and its list of words. */
import type { Metadata } from './format'

export const UNKNOWN = 0
export const BOS = 1
export const EOS = 2
const BYTES = 256

/** Kinds of tokens as llama.cpp numbers them. */
export const NORMAL = 1
const UNKNOWN_KIND = 2
const CONTROL = 3
const BYTE = 6

export const tokenOfByte = (char: string) => 3 + char.charCodeAt(0)

/** Every byte, then words; "▁" is a space. */
export function listTokens(words: readonly string[]): { pieces: string[]; kinds: number[] } {
  const pieces = [
    '<unk>',
    '<s>',
    '</s>',
    ...Array.from({ length: BYTES }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
    ...words,
  ]
  const kinds = pieces.map((_, id) => {
    if (id === UNKNOWN) return UNKNOWN_KIND
    if (id === BOS || id === EOS) return CONTROL
    return id < 3 + BYTES ? BYTE : NORMAL
  })
  return { pieces, kinds }
}

export type LlamaShape = {
  name: string
  pieces: readonly string[]
  kinds: readonly number[]
  contextTokens: number
  /** A multiple of 32. */
  width: number
  layers: number
  hidden: number
  heads: number
}

export function llamaMetadata(shape: LlamaShape): Metadata {
  const { name, pieces, kinds, contextTokens, width, layers, hidden, heads } = shape
  return {
    'general.architecture': { type: 'string', value: 'llama' },
    'general.name': { type: 'string', value: name },
    'general.file_type': { type: 'u32', value: 0 },
    'general.alignment': { type: 'u32', value: 32 },
    'llama.vocab_size': { type: 'u32', value: pieces.length },
    'llama.context_length': { type: 'u32', value: contextTokens },
    'llama.embedding_length': { type: 'u32', value: width },
    'llama.block_count': { type: 'u32', value: layers },
    'llama.feed_forward_length': { type: 'u32', value: hidden },
    'llama.rope.dimension_count': { type: 'u32', value: width / heads },
    'llama.rope.freq_base': { type: 'f32', value: 10_000 },
    'llama.attention.head_count': { type: 'u32', value: heads },
    'llama.attention.head_count_kv': { type: 'u32', value: heads },
    'llama.attention.layer_norm_rms_epsilon': { type: 'f32', value: 1e-5 },
    'tokenizer.ggml.model': { type: 'string', value: 'llama' },
    'tokenizer.ggml.pre': { type: 'string', value: 'default' },
    'tokenizer.ggml.tokens': { type: 'strings', value: pieces },
    'tokenizer.ggml.scores': { type: 'f32s', value: pieces.map((_, id) => -id) },
    'tokenizer.ggml.token_type': { type: 'i32s', value: kinds },
    'tokenizer.ggml.unknown_token_id': { type: 'u32', value: UNKNOWN },
    'tokenizer.ggml.bos_token_id': { type: 'u32', value: BOS },
    'tokenizer.ggml.eos_token_id': { type: 'u32', value: EOS },
    'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
    'tokenizer.ggml.add_eos_token': { type: 'bool', value: false },
    'tokenizer.ggml.add_space_prefix': { type: 'bool', value: false },
  }
}
