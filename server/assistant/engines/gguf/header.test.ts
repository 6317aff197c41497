import { expect, test } from 'vitest'
import { scriptedModel } from '../../../../testing/gguf/scripted-model'
import { tinyModel } from '../../../../testing/gguf/tiny-model'
import { createRandom } from '../../../../testing/onnx/random'
import { AppError } from '../../../errors'
import { HEADER_BYTES, readGgufHeader } from './header'

const read = (bytes: Buffer) => readGgufHeader(bytes.subarray(0, HEADER_BYTES), bytes.length)

test('what a file says of itself', () => {
  expect(read(tinyModel({ name: 'Tiny \u202eevil\n', contextTokens: 512 }))).toEqual({
    name: 'Tiny evil',
    architecture: 'llama',
    contextTokens: 512,
    chatTemplate: false,
  })
})

test('whether a conversation can be put to it is known from what is behind the list of words', () => {
  const call = { name: 'look', arguments: '{}' }
  const bytes = scriptedModel({ calls: [call], answer: 'Yes.' })
  expect(readGgufHeader(bytes, bytes.length).chatTemplate).toBe(true)
  expect(readGgufHeader(bytes.subarray(0, 2_000), bytes.length).chatTemplate).toBe(null)
  const without = scriptedModel({ calls: [call], answer: 'Yes.', template: null })
  expect(readGgufHeader(without, without.length).chatTemplate).toBe(false)
})

test('one whose head is longer than what is looked at is known by what came before', () => {
  const bytes = tinyModel({ contextTokens: 512 })
  expect(readGgufHeader(bytes.subarray(0, 500), bytes.length)).toMatchObject({ contextTokens: 512 })
})

/** Bytes written over those of a good file. */
const changed = (at: number, ...values: number[]) => {
  const bytes = tinyModel()
  Buffer.from(values).copy(bytes, at)
  return bytes
}
const ALL = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
test.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(0)],
  ['three bytes', Buffer.from('GGU')],
  ['another kind of file', Buffer.from('PK\x03\x04'.padEnd(100, '\0'))],
  ['only a head', tinyModel().subarray(0, 24)],
  ['a version nobody knows', changed(4, 9)],
  ['big-endian numbers', changed(4, 0, 0, 0, 3)],
  ['no tensor', changed(8, 0)],
  ['more tensors than there can be', changed(8, ...ALL)],
  ['more entries than there can be', changed(16, ...ALL)],
  ['an endless key', changed(24, ...ALL)],
  ['a key longer than the file', changed(24, 0xff, 0xff, 0xff, 0x7f)],
])('%s is refused', (_name, bytes) => {
  expect(() => read(bytes)).toThrow(expect.objectContaining({ code: 'assistant_file_invalid' }))
})

test('two thousand damaged heads: each is read or refused', () => {
  const random = createRandom(3)
  const whole = tinyModel()
  const outcomes = { read: 0, refused: 0 }
  for (let n = 0; n < 2_000; n++) {
    const bytes = Buffer.from(n % 4 === 0 ? whole.subarray(0, random.below(4_000)) : whole.subarray(0, 20_000))
    for (let k = 0; k < 1 + (n % 6) && bytes.length > 0; k++)
      bytes[random.below(Math.min(bytes.length, 2_000))] = random.below(256)
    try {
      const { name, architecture } = read(bytes)
      expect(name.length).toBeLessThanOrEqual(200)
      expect(architecture.length).toBeLessThanOrEqual(50)
      outcomes.read++
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
      outcomes.refused++
    }
  }
  expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(50)
})
