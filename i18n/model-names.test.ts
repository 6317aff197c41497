import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LOCALES } from '@/server/contract/locale'

const ROOT = path.resolve(import.meta.dirname, '..')
const read = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
const shipped = readdirSync(path.join(ROOT, 'models')).filter((id) =>
  existsSync(path.join(ROOT, 'models', id, 'manifest.json')),
)

test.each(LOCALES)('every model that comes with the program has its name in %s, and no other', (locale) => {
  expect(Object.keys(read(`messages/${locale}/models.json`).names).sort()).toEqual(shipped.sort())
})

test('the English names are those of the manifests', () => {
  for (const id of shipped) {
    expect(read('messages/en/models.json').names[id]).toBe(read(`models/${id}/manifest.json`).name)
  }
})
