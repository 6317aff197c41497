import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROUTES } from '../server/http/routes'
import { openapi } from './openapi'
import { API_OPERATIONS, OWN_OPERATIONS } from './operations'

const root = path.resolve(import.meta.dirname, '..')

/** "GET /api/cameras/{id} viewer" for each exported handler; next-auth's own route is left out. */
function handlers(): string[] {
  const files = readdirSync(path.join(root, 'app/api'), { recursive: true, encoding: 'utf8' })
  const routes = files.filter((file) => path.basename(file) === 'route.ts' && !file.includes('nextauth'))
  return routes.flatMap((file) => {
    const route = `/api/${path.dirname(file).replaceAll(/\[(\w+)\]/g, '{$1}')}`
    const source = readFileSync(path.join(root, 'app/api', file), 'utf8')
    const found = [...source.matchAll(/^export const ([A-Z]+) = handler\(\s*(?:'(\w+)'|null)/gm)]
    return found.map(([, method, role = 'anybody']) => `${method} ${route} ${role}`)
  })
}

test('every route handler is described, with its role, and nothing else', () => {
  const described = API_OPERATIONS.map((op) => `${op.method} ${op.path} ${op.role ?? 'anybody'}`)
  expect(described.sort()).toEqual(handlers().sort())
})

test('every route of our own is described, and nothing else', () => {
  const described = OWN_OPERATIONS.map(({ path, role }) => `${path} ${role === null}`)
  expect(described.sort()).toEqual([...ROUTES].map(([path, { open }]) => `${path} ${open}`).sort())
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
