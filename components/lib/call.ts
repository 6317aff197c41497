/** The browser's way to the verbs, typed by them: `call('PATCH /api/rules/{id}', { id, enabled })`. */
import type { Api } from '@/server/services/registry'
import { api } from './api-client'

export type Route = keyof Api & string

/** Names in the route's path are taken out of the input. Throws ApiError. */
export function call<R extends Route>(
  route: R,
  input: Api[R]['input'],
  signal?: AbortSignal,
): Promise<Api[R]['output']> {
  const [method = '', template = ''] = route.split(' ')
  const rest: Record<string, unknown> = { ...input }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return api.send<Api[R]['output']>(method, path, rest, signal)
}
