import { z } from 'zod'
import { handler } from '@/app/lib/api'
import { bodyChunks } from '@/app/lib/read-body'

const upload = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(120)
    .regex(/^[^/\\\0]+$/),
})

export const GET = handler('viewer', ({ who, services }) => services.models.list(who))

/** The body is the file itself; ?name= is what it is called. */
export const POST = handler('admin', async ({ who, services, request, query }) => {
  const { name } = await query(upload)
  return services.models.upload(who, name, bodyChunks(request))
})
