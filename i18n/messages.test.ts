import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { ERROR_STATUS } from '@/server/contract/errors'
import { LOCALES } from '@/server/contract/locale'
import { NAMESPACES } from './namespaces'

const ROOT = path.resolve(import.meta.dirname, '../messages')
type Tree = { [key: string]: string | Tree }

const read = (locale: string, name: string): Tree =>
  JSON.parse(readFileSync(path.join(ROOT, locale, `${name}.json`), 'utf8'))

/** Every text with its path of keys. */
function texts(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : texts(value, `${prefix}${key}.`),
  )
}

/** The values that a text asks for: names in braces, of plurals too. */
const values = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((m) => m[1]!))].sort()

test.each(LOCALES)('%s has exactly the namespaces that are loaded', (locale) => {
  const files = readdirSync(path.join(ROOT, locale)).map((file) => path.basename(file, '.json'))
  expect(files.sort()).toEqual([...NAMESPACES].sort())
})

describe.each(NAMESPACES)('%s', (name) => {
  const chinese = new Map(texts(read('zh-CN', name)))
  const english = new Map(texts(read('en', name)))

  test('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  test('asks for the same values in both languages', () => {
    for (const [key, text] of chinese) expect([key, values(english.get(key) ?? '')]).toEqual([key, values(text)])
  })

  test.each(LOCALES)('has only texts that can be formatted in %s', (locale) => {
    const failures: string[] = []
    const tree = read(locale, name)
    const t = createTranslator({ locale, messages: { [name]: tree }, onError: (error) => failures.push(error.message) })
    for (const [key, text] of texts(tree)) {
      expect(text.trim()).not.toBe('')
      const given = Object.fromEntries(values(text).map((value) => [value, 2]))
      const marks = Object.fromEntries(
        [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (chunks: string) => chunks]),
      )
      t.markup(`${name}.${key}` as never, { ...given, ...marks } as never)
    }
    expect(failures).toEqual([])
  })
})

test.each(LOCALES)('rule 12: every error code has its sentence in %s, and no other', (locale) => {
  expect(Object.keys(read(locale, 'errors')).sort()).toEqual(Object.keys(ERROR_STATUS).sort())
})

test.each(LOCALES)('error sentences need no values in %s: sockets and logs use them as they are', (locale) => {
  for (const [code, text] of texts(read(locale, 'errors'))) expect([code, values(text)]).toEqual([code, []])
})
