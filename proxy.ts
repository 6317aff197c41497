import { type NextRequest, NextResponse } from 'next/server'
import { PATH_HEADER } from './app/lib/path-header'

/** Pages cannot see their own path; the sign-in page needs it to bring people back. It decides nothing about access. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers)
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  return NextResponse.next({ request: { headers } })
}

export const config = {
  matcher: ['/live/:path*', '/alerts/:path*', '/admin/:path*', '/account/:path*', '/webcam/:path*'],
}
