import { NextResponse } from 'next/server'
import { handler } from '@/app/lib/api'
import { claimsOf, setSession } from '@/app/lib/session-cookie'
import { passwordChange } from '@/server/contract/user'

/** Ends every session and token of the account; the caller goes on with a new session. */
export const POST = handler('viewer', async ({ who, services, runtime, body }) => {
  const { current, next } = await body(passwordChange)
  const opened = await services.account.changePassword(who, current, next)
  const response = new NextResponse(null, { status: 204 })
  await setSession(response, runtime, claimsOf(opened))
  return response
})
