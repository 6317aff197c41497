import { describe, expect, it } from 'vitest'
import { createGraph } from '../../../testing/onnx'
import { readEntries } from './metadata'

const from = (bytes: Uint8Array) => (position: number, length: number) => bytes.subarray(position, position + length)

function model(metadata: Record<string, string>, weights = 1): Uint8Array {
  const graph = createGraph('g')
  const input = graph.input('x', 'float32', [1])
  graph.op('Add', [input, graph.floats([weights], new Float32Array(weights))], {}, 'y')
  graph.output('y', 'float32', [weights])
  return graph.encode(metadata)
}

describe('readEntries', () => {
  it('reads what exporters write', () => {
    const metadata = { names: "{0: 'person', 1: '使用手机'}", task: 'detect', imgsz: '[640, 640]' }
    expect(readEntries(from(model(metadata)))).toEqual(metadata)
  })

  it('steps over the graph: a large model costs a few small reads', () => {
    const bytes = model({ task: 'detect' }, 1_000_000)
    let read = 0
    const counting = (position: number, length: number) => {
      const part = from(bytes)(position, length)
      read += part.length
      return part
    }
    expect(readEntries(counting)).toEqual({ task: 'detect' })
    expect(bytes.length).toBeGreaterThan(4_000_000)
    expect(read).toBeLessThan(1_000)
  })

  it.each([
    ['garbage', new Uint8Array(64).fill(0xff)],
    ['a cut file', model({ task: 'detect' }).subarray(0, 40)],
    ['a group, which protobuf no longer has', new Uint8Array([0x0b, 0x0b, 0x0b])],
    ['a length beyond everything', new Uint8Array([0x72, 0xff, 0xff, 0xff, 0xff, 0x0f])],
  ])('gives nothing for %s', (_name, bytes) => {
    expect(readEntries(from(bytes))).toEqual({})
  })

  it('gives nothing for an empty file', () => {
    expect(readEntries(from(new Uint8Array(0)))).toEqual({})
  })

  it('ends on bytes that never advance to an end', () => {
    const endless = () => new Uint8Array([0x72, 0x00])
    expect(readEntries(endless)).toEqual({ '': '' })
  })
})
