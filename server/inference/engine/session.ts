/** The only file that touches ONNX Runtime. */
import './no-telemetry'
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node'
import type { InputSpec } from '../../contract/model'
import type { Tensor, TensorInfo } from '../detect/types'

type Input = Pick<InputSpec, 'name' | 'order' | 'dtype' | 'width' | 'height'>

export interface Session {
  inputs: TensorInfo[]
  outputs: TensorInfo[]
  /**
   * Runs the model on a whole input. Blocks this thread until it is done, so it belongs in a worker.
   * Throws what the runtime throws.
   */
  run(input: Input, buffer: ArrayBuffer): Promise<Record<string, Tensor>>
  close(): Promise<void>
}

/**
 * Throws when the file is not a model that the runtime can load.
 * @param keepMemory for runs that follow each other closely. Without it a large model takes a fraction, and hardly longer.
 */
export async function openModelSession(file: string, keepMemory = true): Promise<Session> {
  const session = await InferenceSession.create(file, {
    executionProviders: ['cpu'],
    // One core each: several sessions side by side beat one session on several cores, and leave the rest alone.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    enableCpuMemArena: keepMemory,
    enableMemPattern: keepMemory,
    logSeverityLevel: 4,
  })
  return {
    inputs: session.inputMetadata.map(describe),
    outputs: session.outputMetadata.map(describe),
    async run(input, buffer) {
      const results = await session.run({ [input.name]: toTensor(input, buffer) })
      return Object.fromEntries(Object.entries(results).map(([name, value]) => [name, fromTensor(name, value)]))
    },
    close: () => session.release(),
  }
}

function describe(value: InferenceSession.ValueMetadata): TensorInfo {
  if (!value.isTensor) return { name: value.name, type: 'not a tensor', shape: [] }
  return { name: value.name, type: value.type, shape: [...value.shape] }
}

function toTensor(input: Input, buffer: ArrayBuffer): OrtTensor {
  const { width, height } = input
  const dims = input.order === 'nchw' ? [1, 3, height, width] : [1, height, width, 3]
  if (input.dtype === 'uint8') return new OrtTensor('uint8', new Uint8Array(buffer), dims)
  if (input.dtype === 'int32') return new OrtTensor('int32', new Int32Array(buffer), dims)
  return new OrtTensor('float32', new Float32Array(buffer), dims)
}

function fromTensor(name: string, value: OrtTensor): Tensor {
  const { data, dims } = value
  const readable =
    data instanceof Float32Array ||
    data instanceof Int32Array ||
    data instanceof Uint8Array ||
    data instanceof BigInt64Array
  if (!readable) throw new Error(`output ${name} has the unsupported type ${value.type}`)
  return { dims, data }
}
