import { handler } from '@/app/lib/api'

export const DELETE = handler('viewer', async ({ who, services, id }) => {
  await services.account.endSession(who, await id())
  return null
})
