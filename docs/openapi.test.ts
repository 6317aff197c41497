import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { HTTP_ROUTES } from '../server/http/routes'
import { MEDIA_ROUTES } from '../server/media/routes'
import { VERBS } from '../server/services/registry'
import { openapi } from './openapi'
import { MEDIA_OPERATIONS } from './operations'

const root = path.resolve(import.meta.dirname, '..')

test('every route that is no verb is described, and nothing else', () => {
  const described = MEDIA_OPERATIONS.map(({ path, open }) => `${path} ${open}`)
  expect(described.sort()).toEqual(
    [...HTTP_ROUTES, ...MEDIA_ROUTES].map(([path, { open }]) => `${path} ${open}`).sort(),
  )
})

test('names and routes of verbs are unique, and every name in a path is a field of the input', () => {
  expect(new Set(VERBS.map(({ name }) => name)).size).toBe(VERBS.length)
  expect(new Set(VERBS.map(({ method, path }) => `${method} ${path}`)).size).toBe(VERBS.length)
  for (const { path, input } of VERBS) {
    for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) expect(Object.keys(input.shape)).toContain(name)
  }
})

test('every reference leads somewhere', () => {
  const document = openapi('1') as { components: { schemas: object; responses: object } }
  const wanted = new Set([...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, id]) => id))
  expect([...wanted].sort()).toEqual(Object.keys(document.components.schemas).sort())
})

test('docs/openapi.json is up to date (vitest -u writes it)', async () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  await expect(`${JSON.stringify(openapi(version), null, 2)}\n`).toMatchFileSnapshot('./openapi.json')
})
