import { expect, test } from 'vitest'
import { recognisePicture } from './recognise-picture'
import type { TensorInfo } from './types'

const tensor = (name: string, shape: (number | string)[], type = 'float32'): TensorInfo => ({ name, type, shape })
const found = (from: (number | string)[], to: (number | string)[], type?: string) =>
  recognisePicture([tensor('input', from, type)], [tensor('output', to)])

test('by their shapes, with the size that the file says', () => {
  expect(found([1, 3, 256, 256], [1, 2, 256, 256])).toEqual({
    ...{ layout: 'ddcolor', input: 'input', output: 'output', side: 256 },
  })
  expect(found([1, 3, 512, 512], [1, 2, 512, 512])?.side).toBe(512)
  expect(found([1, 64, 64, 3], [1, 64, 64, 3])).toMatchObject({ layout: 'maxim', side: 64 })
})

test.each([
  ['a detector', [1, 3, 640, 640], [1, 84, 8400]],
  ['sides that differ', [1, 3, 256, 512], [1, 2, 256, 512]],
  ['sizes that are open', [1, 3, 'h', 'w'], [1, 2, 'h', 'w']],
  ['another size comes out', [1, 3, 256, 256], [1, 2, 128, 128]],
  ['several pictures at once', [4, 3, 256, 256], [4, 2, 256, 256]],
  ['a mask', [1, 3, 256, 256], [1, 1, 256, 256]],
])('%s is none', (_, from, to) => {
  expect(found(from, to)).toBeNull()
})

test('nor are numbers of another kind, or further inputs', () => {
  expect(found([1, 3, 256, 256], [1, 2, 256, 256], 'float16')).toBeNull()
  const [input, output] = [tensor('input', [1, 3, 64, 64]), tensor('output', [1, 2, 64, 64])]
  expect(recognisePicture([input, input], [output])).toBeNull()
  expect(recognisePicture([input], [output, output])).toBeNull()
})
