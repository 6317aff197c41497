import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { BLOCK, padding, readHeader, TAR_END, tarHeader } from './tar'

const LONG = `files/models/${'a'.repeat(100)}/${'模'.repeat(60)}.onnx`

function tar(entries: [string, string][]): Buffer {
  const parts = entries.flatMap(([name, text]) => {
    const body = Buffer.from(text)
    return [tarHeader(name, body.length, Date.UTC(2031, 0, 1)), body, Buffer.alloc(padding(body.length))]
  })
  return Buffer.concat([...parts, TAR_END])
}

test("the system's tar reads it, long names too", () => {
  const input = tar([
    ['backup.json', '{}'],
    [LONG, 'x'.repeat(BLOCK)],
    ['empty', ''],
  ])
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const listed = execFileSync('tar', ['--list', '--quoting-style=literal'], { input, env, encoding: 'utf8' })
  expect(listed.trim().split('\n')).toEqual(['backup.json', LONG, 'empty'])
  expect(execFileSync('tar', ['--extract', '--to-stdout', 'backup.json'], { input, encoding: 'utf8' })).toBe('{}')
})

test('a header is read as it was written; the end and what is none are told apart', () => {
  const header = tarHeader('name', 1234, 0)
  expect(readHeader(header)).toEqual({ name: 'name', size: 1234, long: false })
  expect(readHeader(TAR_END.subarray(0, BLOCK))).toBeNull()
  header[0] = 1
  expect(() => readHeader(header)).toThrow('no tar header')
  expect(() => readHeader(Buffer.alloc(BLOCK, 'x'))).toThrow('no tar header')
})

test('films of any size', () => {
  const size = 50 * 1024 ** 3
  expect(readHeader(tarHeader('film', size, 0))).toEqual({ name: 'film', size, long: false })
  // It looks no further than the header that says so.
  const listed = spawnSync('tar', ['--list', '--verbose'], { input: tarHeader('film', size, 0), encoding: 'utf8' })
  expect(listed.stdout).toContain(String(size))
})
