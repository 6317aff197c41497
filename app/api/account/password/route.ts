import { NextResponse } from 'next/server'
import { handler } from '@/app/lib/api'
import { setSession } from '@/app/lib/session-cookie'
import { passwordChange } from '@/server/contract/user'

/** Ends every session of the account; this one goes on with a new cookie. */
export const POST = handler('viewer', async ({ who, services, runtime, body }) => {
  const { current, next } = await body(passwordChange)
  const { sessionVersion } = await services.account.changePassword(who, current, next)
  const response = new NextResponse(null, { status: 204 })
  await setSession(response, runtime, { sub: who.userId, name: who.name, role: who.role, sessionVersion })
  return response
})
