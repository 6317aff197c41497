/** A language model with weights from a seed: it writes words of its list in no sense, and ends only when told to. */
import { createRandom } from '../onnx/random'
import { type Metadata, type Tensor, writeGguf } from './format'

const UNKNOWN = 0
const BOS = 1
const EOS = 2
const BYTES = 256
const WORDS = [
  '▁the',
  '▁room',
  '▁three',
  '▁people',
  '▁phone',
  '▁door',
  '▁at',
  '▁noon',
  '.',
  ',',
  '三',
  '年',
  '二',
  '班',
]

/** Kinds of tokens as llama.cpp numbers them. */
const NORMAL = 1
const UNKNOWN_KIND = 2
const CONTROL = 3
const BYTE = 6

export type TinyModel = {
  seed?: number
  contextTokens?: number
  /** Larger ones are slower; a multiple of 32. */
  width?: number
  layers?: number
  /** How much it wants to end: 0 never, 1 soon. */
  ends?: number
  name?: string
}

/** The bytes of the file: 60 kB as it is, the same each time. */
export function tinyModel(options: TinyModel = {}): Buffer {
  const { seed = 1, contextTokens = 4096, width = 32, layers = 1, ends = 0, name = 'tiny' } = options
  const heads = width / 16
  const hidden = 2 * width
  const pieces = [
    '<unk>',
    '<s>',
    '</s>',
    ...Array.from({ length: BYTES }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
    ...WORDS,
  ]
  const kinds = pieces.map((_, id) => {
    if (id === UNKNOWN) return UNKNOWN_KIND
    if (id === BOS || id === EOS) return CONTROL
    return id < 3 + BYTES ? BYTE : NORMAL
  })
  const metadata: Metadata = {
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
  const random = createRandom(seed)
  const matrix = (name: string, columns: number, rows: number, deviation = 1 / Math.sqrt(columns)): Tensor => ({
    name,
    shape: [columns, rows],
    data: random.normal(columns * rows, deviation),
  })
  const ones = (name: string): Tensor => ({ name, shape: [width], data: new Float32Array(width).fill(1) })

  // The first number of every token is large and no layer touches it: by it the last matrix says which tokens may come at all.
  const embedding = matrix('token_embd.weight', width, pieces.length, 1)
  for (let id = 0; id < pieces.length; id++) embedding.data[id * width] = 4
  const output = matrix('output.weight', width, pieces.length, 1)
  kinds.forEach((kind, id) => {
    output.data[id * width] = kind === NORMAL ? 0 : -20
  })
  if (ends > 0) output.data[EOS * width] = ends

  const tensors = [embedding, ones('output_norm.weight'), output]
  for (let layer = 0; layer < layers; layer++) {
    const at = `blk.${layer}`
    const block = [
      ones(`${at}.attn_norm.weight`),
      matrix(`${at}.attn_q.weight`, width, width),
      matrix(`${at}.attn_k.weight`, width, width),
      matrix(`${at}.attn_v.weight`, width, width),
      untouched(matrix(`${at}.attn_output.weight`, width, width), width),
      ones(`${at}.ffn_norm.weight`),
      matrix(`${at}.ffn_gate.weight`, width, hidden),
      matrix(`${at}.ffn_up.weight`, width, hidden),
      untouched(matrix(`${at}.ffn_down.weight`, hidden, width), hidden),
    ]
    tensors.push(...block)
  }
  return writeGguf(metadata, tensors)
}

/** Adds nothing to the first number. */
function untouched(tensor: Tensor, columns: number): Tensor {
  tensor.data.fill(0, 0, columns)
  return tensor
}
