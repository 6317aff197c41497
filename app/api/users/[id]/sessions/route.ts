import { handler } from '@/app/lib/api'

export const DELETE = handler('admin', async ({ who, services, id }) => {
  await services.users.endSessions(who, await id())
  return null
})
