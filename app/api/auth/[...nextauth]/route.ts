import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/app/lib/auth-options'
import { cookieOptions } from '@/server/auth/session-cookie'
import { DEVICE_COOKIE } from '@/server/contract/session'
import { runtime } from '@/server/runtime'

/** As long as the server remembers an address. */
const DEVICE_MAX_AGE_S = 90 * 24 * 3600

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const server = runtime()
  const jar = await cookies()
  const from = {
    device: jar.get(DEVICE_COOKIE)?.value,
    keep: (device: string) => {
      jar.set(DEVICE_COOKIE, device, { ...cookieOptions(server), path: '/api/auth', maxAge: DEVICE_MAX_AGE_S })
    },
  }
  return NextAuth(request, context, authOptions(server, from))
}

export { handle as GET, handle as POST }
