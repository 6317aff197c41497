import { handler } from '@/app/lib/api'

export const GET = handler('viewer', ({ who, services }) => services.account.listSessions(who))
/** All but the one that asks. */
export const DELETE = handler('viewer', async ({ who, services }) => {
  await services.account.endOtherSessions(who)
  return null
})
