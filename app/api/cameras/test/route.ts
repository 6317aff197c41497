import { handler } from '@/app/lib/api'
import { cameraTest } from '@/server/contract/camera'

export const POST = handler('admin', async ({ who, services, body }) => {
  const { draft, cameraId } = await body(cameraTest)
  return services.cameras.test(who, draft, cameraId)
})
