import { handler } from '@/app/lib/api'
import { cameraDraft } from '@/server/contract/camera'

export const GET = handler('viewer', ({ who, services }) => services.cameras.list(who))
export const POST = handler('admin', async ({ who, services, body }) =>
  services.cameras.create(who, await body(cameraDraft)),
)
