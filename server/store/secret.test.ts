import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSecret } from './secret'

let root: string
let dataDir: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sightline-secret-'))
  dataDir = path.join(root, 'data')
})
afterEach(() => rmSync(root, { recursive: true }))

describe('loadSecret', () => {
  it('makes one, for this account alone, and keeps it', () => {
    const secret = loadSecret(dataDir, null)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(loadSecret(dataDir, null)).toBe(secret)
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(readdirSync(dataDir)).toEqual(['secret'])
  })

  it('is another one for another installation', () => {
    expect(loadSecret(dataDir, null)).not.toBe(loadSecret(path.join(root, 'other'), null))
  })

  it("takes the operator's and writes nothing", () => {
    expect(loadSecret(dataDir, 'given')).toBe('given')
    expect(readdirSync(root)).toEqual([])
  })

  it.each(['', 'short', 'x'.repeat(64)])('refuses a damaged file: %j', (content) => {
    mkdirSync(dataDir)
    writeFileSync(path.join(dataDir, 'secret'), content)
    expect(() => loadSecret(dataDir, null)).toThrow(/is damaged/)
  })
})
