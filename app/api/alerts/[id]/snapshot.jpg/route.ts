import { handler } from '@/app/lib/api'

/** Shows people: no browser keeps a copy, so who may not see it any more does not see it any more. */
const headers = { 'content-type': 'image/jpeg', 'cache-control': 'private, no-store' }

export const GET = handler('viewer', async ({ who, services, id }) => {
  const jpeg = await services.alerts.snapshot(who, await id())
  return new Response(new Uint8Array(jpeg), { headers: { ...headers, 'content-length': String(jpeg.length) } })
})
