import { handler } from '@/app/lib/api'

/** The picture of an alert never changes, and only this person's browser may keep it. */
const headers = { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=86400, immutable' }

export const GET = handler('viewer', async ({ who, services, id }) => {
  const jpeg = await services.alerts.snapshot(who, await id())
  return new Response(new Uint8Array(jpeg), { headers: { ...headers, 'content-length': String(jpeg.length) } })
})
