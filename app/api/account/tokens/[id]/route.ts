import { handler } from '@/app/lib/api'

export const DELETE = handler('viewer', async ({ who, services, id }) => {
  await services.account.removeToken(who, await id())
  return null
})
