import { describe, expect, it } from 'vitest'
import { createMultipartParser, MAX_HEADER_BYTES, MultipartError, type Part } from './multipart-parser'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (part: Part) => new TextDecoder().decode(part.body)

function part(headers: Record<string, string>, body: string): string {
  const lines = Object.entries({ ...headers, 'Content-Length': String(bytes(body).length) })
  return `--b\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n${body}\r\n`
}

/** A body may hold anything, the boundary and blank lines included. */
const BODIES = ['{"a":1}', '', '\r\n--b\r\n\r\n--b--\r\n', 'x'.repeat(300)]
const WIRE = bytes(BODIES.map((body, i) => part({ 'X-Frame-Id': String(i) }, body)).join(''))

function parse(chunks: Uint8Array[]): Part[] {
  const parser = createMultipartParser('b')
  return chunks.flatMap((chunk) => parser.push(chunk))
}

describe('multipart parser', () => {
  it('reads the same parts wherever the network cuts the stream in two', () => {
    for (let cut = 0; cut <= WIRE.length; cut++) {
      const parts = parse([WIRE.subarray(0, cut), WIRE.subarray(cut)])
      expect(parts.map(text)).toEqual(BODIES)
      expect(parts.map((p) => p.headers.get('x-frame-id'))).toEqual(['0', '1', '2', '3'])
    }
  })

  it.each([1, 2, 3, 7, 64])('reads chunks of %i bytes', (size) => {
    const chunks: Uint8Array[] = []
    for (let i = 0; i < WIRE.length; i += size) chunks.push(WIRE.subarray(i, i + size))
    expect(parse(chunks).map(text)).toEqual(BODIES)
  })

  it('gives an empty part as soon as its header is complete', () => {
    const parser = createMultipartParser('b')
    const parts = parser.push(bytes('--b\r\nContent-Length: 0\r\n\r\n'))
    expect(parts).toHaveLength(1)
    expect(parts[0]!.body).toHaveLength(0)
  })

  it('keeps a part to itself: later chunks do not change it', () => {
    const parser = createMultipartParser('b')
    const chunk = bytes(part({}, 'first'))
    const [first] = parser.push(chunk)
    chunk.fill(0)
    parser.push(bytes(part({}, 'other')))
    expect(text(first!)).toBe('first')
  })

  it.each([
    ['no boundary', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['another boundary', '--c\r\nContent-Length: 1\r\n\r\n'],
    ['no length', '--b\r\nContent-Type: image/jpeg\r\n\r\n'],
    ['a negative length', '--b\r\nContent-Length: -1\r\n\r\n'],
    ['a length that is no number', '--b\r\nContent-Length: 1e3\r\n\r\n'],
    ['a length beyond the bound', '--b\r\nContent-Length: 99999999\r\n\r\n'],
    ['a line that is no header', '--b\r\nnonsense\r\nContent-Length: 1\r\n\r\n'],
    ['an endless header', `--b\r\nX: ${'y'.repeat(MAX_HEADER_BYTES)}`],
  ])('refuses %s', (_name, wire) => {
    expect(() => parse([bytes(wire)])).toThrow(MultipartError)
  })
})
