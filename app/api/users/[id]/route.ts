import { handler } from '@/app/lib/api'
import { userPatch } from '@/server/contract/user'

export const PATCH = handler('admin', async ({ who, services, id, body }) =>
  services.users.update(who, await id(), await body(userPatch)),
)
export const DELETE = handler('admin', async ({ who, services, id }) => {
  await services.users.remove(who, await id())
  return null
})
