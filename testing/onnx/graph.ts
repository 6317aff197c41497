/** Builds ONNX graphs node by node. Names are numbered, so the same calls give the same bytes. */
import { ATTRIBUTE_TYPE, ELEMENT_TYPE, type ElementType, ModelProto } from './schema'

const IR_VERSION = 8
const OPSET = 17

/** A value's name in the graph. */
export type Value = string
/** A whole number is an int attribute, other numbers a float; { float: 1 } is a whole-number float. A graph is a body. */
export type Attribute = number | string | readonly number[] | { float: number } | Graph
/** A number is a fixed size, a string a named dynamic one. */
export type Dims = readonly (number | string)[]

export type Graph = {
  input(name: string, type: ElementType, dims: Dims): Value
  output(name: string, type: ElementType, dims: Dims): void
  /** One node with one result, named `result` when given. */
  op(type: string, inputs: readonly Value[], attributes?: Record<string, Attribute>, result?: Value): Value
  split(input: Value, sizes: readonly number[], axis: number): Value[]
  floats(dims: readonly number[], values: ArrayLike<number>): Value
  scalar(value: number): Value
  ints(values: readonly number[]): Value
  /** As the body of a loop. */
  readonly body: object
  /** The finished model file. */
  encode(metadata?: Record<string, string>): Uint8Array
}

export function createGraph(name: string): Graph {
  const node: object[] = []
  const initializer: object[] = []
  const input: object[] = []
  const output: object[] = []
  let count = 0
  const fresh = (prefix: string): Value => `${prefix}_${count++}`

  function addNode(opType: string, inputs: readonly Value[], attributes: Record<string, Attribute>, outputs: Value[]) {
    const attribute = Object.entries(attributes).map(([key, value]) => encodeAttribute(key, value))
    node.push({ op_type: opType, name: fresh('node'), input: inputs, output: outputs, attribute })
  }
  function addTensor(type: ElementType, dims: readonly number[], data: ArrayBufferView): Value {
    const tensor = fresh('const')
    const raw_data = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    initializer.push({ name: tensor, data_type: ELEMENT_TYPE[type], dims, raw_data })
    return tensor
  }

  return {
    input(value, type, dims) {
      input.push(valueInfo(value, type, dims))
      return value
    },
    output: (value, type, dims) => void output.push(valueInfo(value, type, dims)),
    op(type, inputs, attributes = {}, result = fresh(type)) {
      addNode(type, inputs, attributes, [result])
      return result
    },
    split(value, sizes, axis) {
      const outputs = sizes.map(() => fresh('Split'))
      addNode('Split', [value, this.ints(sizes)], { axis }, outputs)
      return outputs
    },
    floats: (dims, values) => addTensor('float32', dims, Float32Array.from(values)),
    scalar: (value) => addTensor('float32', [], Float32Array.of(value)),
    ints: (values) => addTensor('int64', [values.length], BigInt64Array.from(values, BigInt)),
    get body() {
      return { name, node, initializer, input, output }
    },
    encode(metadata = {}) {
      const metadata_props = Object.entries(metadata).map(([key, value]) => ({ key, value }))
      const graph = this.body
      const opset_import = [{ domain: '', version: OPSET }]
      const model = { ir_version: IR_VERSION, producer_name: 'sightline', graph, opset_import, metadata_props }
      return Uint8Array.from(ModelProto.encode(ModelProto.fromObject(model)).finish())
    },
  }
}

function valueInfo(name: string, type: ElementType, dims: Dims): object {
  const dim = dims.map((size) => (typeof size === 'number' ? { dim_value: size } : { dim_param: size }))
  return { name, type: { tensor_type: { elem_type: ELEMENT_TYPE[type], shape: { dim } } } }
}

function encodeAttribute(name: string, value: Attribute): object {
  if (typeof value === 'string') return { name, type: ATTRIBUTE_TYPE.string, s: new TextEncoder().encode(value) }
  if (typeof value === 'number') {
    return Number.isInteger(value)
      ? { name, type: ATTRIBUTE_TYPE.int, i: value }
      : { name, type: ATTRIBUTE_TYPE.float, f: value }
  }
  if ('body' in value) return { name, type: ATTRIBUTE_TYPE.graph, g: value.body }
  if ('float' in value) return { name, type: ATTRIBUTE_TYPE.float, f: value.float }
  return { name, type: ATTRIBUTE_TYPE.ints, ints: value }
}
