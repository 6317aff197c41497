/** A language model with weights from a seed: it writes words of its list in no sense, and ends only when told to. */
import { createRandom } from '../onnx/random'
import { type Tensor, writeGguf } from './format'
import { EOS, listTokens, llamaMetadata, NORMAL } from './llama-metadata'

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
  const { pieces, kinds } = listTokens(WORDS)
  const metadata = llamaMetadata({ name, pieces, kinds, contextTokens, width, layers, hidden, heads })
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
