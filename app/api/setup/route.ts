import { handler } from '@/app/lib/api'
import { setupBody } from '@/server/contract/user'

export const POST = handler(null, async ({ services, body }) => {
  await services.setup.createFirstAdmin(await body(setupBody))
  return null
})
