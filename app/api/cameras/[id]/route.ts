import { handler } from '@/app/lib/api'
import { cameraPatch } from '@/server/contract/camera'

export const GET = handler('viewer', async ({ who, services, id }) => services.cameras.get(who, await id()))
export const PATCH = handler('admin', async ({ who, services, id, body }) =>
  services.cameras.update(who, await id(), await body(cameraPatch)),
)
export const DELETE = handler('admin', async ({ who, services, id }) => {
  await services.cameras.remove(who, await id())
  return null
})
