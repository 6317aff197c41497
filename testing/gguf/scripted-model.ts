/**
 * A language model whose every word is in its weights: asked, it calls a tool; once it was told a result, it answers. So the way of
 * a real model's call, from its words to the tool and back, is gone without a real model.
 */
import { type Tensor, writeGguf } from './format'
import { EOS, listTokens, llamaMetadata, tokenOfByte } from './llama-metadata'

export type Script = {
  /** The first that is offered is called; arguments as JSON. */
  calls: { name: string; arguments: string }[]
  answer: string
  contextTokens?: number
  /** How a conversation is put to it; null: it does not say. */
  template?: string | null
}

const CHATML =
  "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"

const WIDTH = 64
const HEADS = 4
const HIDDEN = 32
/** Where the middle layer says that a result was told. */
const TOLD = WIDTH - 1
const RESULT = WIDTH - 2
/** How it begins a call, and how the library begins a result: in the words of node-llama-cpp for models without words of their own. */
const CALL = '||call: '
const RESULT_BEGINS = ['||', '||r']
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** Prompts in half as many tokens. */
const PAIRS = [...LETTERS].flatMap((a) => [...LETTERS].map((b) => a + b))

/** The bytes of the file. */
export function scriptedModel({ calls, answer, contextTokens = 8_192, template = CHATML }: Script): Buffer {
  const written = [CALL, '\n\n\n\n', answer, ...calls.flatMap((call) => [call.name, call.arguments])]
  const said = [...new Set(written)].map((text) => text.replaceAll(' ', '▁'))
  const { pieces, kinds } = listTokens([...RESULT_BEGINS, ...PAIRS, ...said])
  const tokenOf = (text: string) => pieces.indexOf(text.replaceAll(' ', '▁'))
  const names = calls.map(({ name }) => tokenOf(name))
  /** What comes behind a token, the likeliest first; a grammar takes the first that it allows. */
  const follows: [number, number[]][] = [
    [tokenOf(CALL), names],
    [tokenOfByte(' '), names],
    ...names.map((name): [number, number[]] => [name, [tokenOfByte('\n')]]),
    [tokenOfByte('('), calls.map((call) => tokenOf(call.arguments))],
    ...calls.map((call): [number, number[]] => [tokenOf(call.arguments), [tokenOf('\n\n\n\n')]]),
    [tokenOf(answer), [EOS]],
  ]

  const embedding = zeros('token_embd.weight', WIDTH, pieces.length)
  for (let id = 0; id < pieces.length; id++) embedding.data[id * WIDTH] = 1
  const output = zeros('output.weight', WIDTH, pieces.length)
  const cue = (token: number, dimension: number) => {
    embedding.data[token * WIDTH] = 0
    embedding.data[token * WIDTH + dimension] = 1
  }
  follows.forEach(([token, next], i) => {
    cue(token, i + 1)
    next.forEach((id, n) => {
      output.data[id * WIDTH + i + 1] = 1_000 - 10 * n
    })
  })
  // Behind the end of a prompt: a call, or the answer once a result was told.
  const asked = follows.length + 1
  cue(tokenOfByte('\n'), asked)
  output.data[tokenOf(CALL) * WIDTH + asked] = 1_000
  output.data[tokenOf(CALL) * WIDTH + TOLD] = -1_000
  output.data[tokenOf(answer) * WIDTH + asked] = 900
  cue(tokenOf('||r'), RESULT)

  // Attends to everything alike, and passes on how much of it begins a result.
  const value = zeros('blk.0.attn_v.weight', WIDTH, WIDTH)
  value.data[RESULT] = 1_000
  const mixed = zeros('blk.0.attn_output.weight', WIDTH, WIDTH)
  mixed.data[TOLD * WIDTH] = 1
  const metadata = {
    ...llamaMetadata({
      // By its name the library tries the template's own words first: else it takes a second to know them.
      ...{ name: 'chatml scripted', pieces, kinds, contextTokens },
      ...{ width: WIDTH, layers: 1, hidden: HIDDEN, heads: HEADS },
    }),
    ...(template !== null && { 'tokenizer.chat_template': { type: 'string' as const, value: template } }),
  }
  return writeGguf(metadata, [
    ...[embedding, ones('output_norm.weight'), output, ones('blk.0.attn_norm.weight'), value, mixed],
    ...['attn_q', 'attn_k'].map((name) => zeros(`blk.0.${name}.weight`, WIDTH, WIDTH)),
    ones('blk.0.ffn_norm.weight'),
    ...['ffn_gate', 'ffn_up'].map((name) => zeros(`blk.0.${name}.weight`, WIDTH, HIDDEN)),
    zeros('blk.0.ffn_down.weight', HIDDEN, WIDTH),
  ])
}

const zeros = (name: string, columns: number, rows: number): Tensor => ({
  ...{ name, shape: [columns, rows], data: new Float32Array(columns * rows) },
})
const ones = (name: string): Tensor => ({ name, shape: [WIDTH], data: new Float32Array(WIDTH).fill(1) })
