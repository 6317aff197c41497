import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadDiskId } from './disk-id'

test('a folder keeps its id, another has another', () => {
  const [one, other] = ['one', 'other'].map((name) => mkdtempSync(path.join(tmpdir(), `disk-${name}-`)))
  const id = loadDiskId(one!)
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(loadDiskId(one!)).toBe(id)
  expect(loadDiskId(other!)).not.toBe(id)
})
