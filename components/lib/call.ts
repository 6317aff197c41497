/** The browser's way to the verbs, typed by them: `call('PATCH /api/rules/{id}', { id, enabled })`. */
import type { Api } from '@/server/services/registry'
import { send } from './send'

export type Route = keyof Api & string

/** Names in the route's path are taken out of the input. Throws ApiError. */
export async function call<R extends Route>(
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
  return (await send(method, path, rest, signal)) as Api[R]['output']
}
