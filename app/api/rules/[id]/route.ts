import { handler } from '@/app/lib/api'
import { rulePatch } from '@/server/contract/rule'

export const PATCH = handler('admin', async ({ who, services, id, body }) =>
  services.rules.update(who, await id(), await body(rulePatch)),
)
export const DELETE = handler('admin', async ({ who, services, id }) => {
  await services.rules.remove(who, await id())
  return null
})
