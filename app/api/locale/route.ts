import { NextResponse } from 'next/server'
import { z } from 'zod'
import { cookieOptions } from '@/server/auth/session-cookie'
import { LOCALE_COOKIE, LOCALES } from '@/server/contract/locale'
import { runtime } from '@/server/runtime'

const body = z.strictObject({ locale: z.enum(LOCALES) })
const YEAR_S = 365 * 24 * 3600

/** Sets the language cookie: of this browser, signed in or not. */
export async function POST(request: Request): Promise<Response> {
  const parsed = body.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return NextResponse.json({ error: { code: 'bad_request', message: 'locale' } }, { status: 400 })
  const response = NextResponse.json(parsed.data)
  response.cookies.set(LOCALE_COOKIE, parsed.data.locale, { ...cookieOptions(runtime()), maxAge: YEAR_S })
  return response
}
