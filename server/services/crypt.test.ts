import { describe, expect, it } from 'vitest'
import { createCrypt } from './crypt'

const crypt = createCrypt('a secret')

describe('crypt', () => {
  it.each(['p', 'pass:w@rd/ü密码', 'x'.repeat(200)])('opens what it sealed: %s', (clear) => {
    expect(crypt.open(crypt.seal(clear, 'camera 1'), 'camera 1')).toBe(clear)
  })

  it('shows neither the text nor that two texts are equal', () => {
    const sealed = [crypt.seal('hunter2', 'c'), crypt.seal('hunter2', 'c')]
    expect(sealed[0]).not.toBe(sealed[1])
    for (const text of sealed) expect(Buffer.from(text.split('.')[1]!, 'base64url').includes('hunter2')).toBe(false)
  })

  it.each([
    ['another row', (sealed: string) => createCrypt('a secret').open(sealed, 'camera 2')],
    ['another secret', (sealed: string) => createCrypt('b secret').open(sealed, 'camera 1')],
    ['a changed text', (sealed: string) => crypt.open(flip(sealed), 'camera 1')],
    ['a cut text', (sealed: string) => crypt.open(sealed.slice(0, 12), 'camera 1')],
    ['another version', (sealed: string) => crypt.open(sealed.replace('v1', 'v2'), 'camera 1')],
  ])('does not open with %s', (_, open) => {
    expect(() => open(crypt.seal('hunter2', 'camera 1'))).toThrow()
  })
})

function flip(sealed: string): string {
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  bytes.writeUInt8(bytes.readUInt8(14) ^ 1, 14)
  return `v1.${bytes.toString('base64url')}`
}
