/** Models that make a picture from a picture, known by their shapes. Pure. */
import type { PictureSpec } from '../../contract/model'
import { size } from './shape'
import type { TensorInfo } from './types'

/** Red, green and blue; a and b of Lab. */
const [RGB, AB] = [3, 2]

/** Null when it is none: sizes are fixed and equal, one float32 input, one float32 output. */
export function recognisePicture(inputs: readonly TensorInfo[], outputs: readonly TensorInfo[]): PictureSpec | null {
  const [input, output] = [inputs[0], outputs[0]]
  if (!input || !output || inputs.length + outputs.length > 2) return null
  if (input.type !== 'float32' || output.type !== 'float32') return null
  const side = Math.max(...input.shape.map((length) => size(length) ?? 0))
  const has = ({ shape }: TensorInfo, ...wanted: number[]) =>
    shape.length === wanted.length && wanted.every((length, axis) => size(shape[axis]) === length)
  const found = (layout: PictureSpec['layout']) => ({ layout, input: input.name, output: output.name, side })
  if (side <= RGB) return null
  if (has(input, 1, RGB, side, side) && has(output, 1, AB, side, side)) return found('ddcolor')
  if (has(input, 1, side, side, RGB) && has(output, 1, side, side, RGB)) return found('maxim')
  return null
}
