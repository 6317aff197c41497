import type { InputSpec } from '../../contract/model'

/** Size of a model's input tensor in bytes. */
export function tensorBytes(input: InputSpec): number {
  return 3 * input.width * input.height * (input.dtype === 'uint8' ? 1 : 4)
}
