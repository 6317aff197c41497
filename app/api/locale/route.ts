import { NextResponse } from 'next/server'
import { z } from 'zod'
import { handler } from '@/app/lib/api'
import { cookieOptions } from '@/app/lib/session-cookie'
import { LOCALE_COOKIE, LOCALES } from '@/server/contract/locale'

const body = z.strictObject({ locale: z.enum(LOCALES) })
const YEAR_S = 365 * 24 * 3600

export const POST = handler(null, async (call) => {
  const { locale } = await call.body(body)
  const response = NextResponse.json({ locale })
  response.cookies.set(LOCALE_COOKIE, locale, { ...cookieOptions(call.runtime), maxAge: YEAR_S })
  return response
})
