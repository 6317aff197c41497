import { handler } from '@/app/lib/api'
import { ruleDraft } from '@/server/contract/rule'

export const GET = handler('viewer', ({ who, services }) => services.rules.list(who))
export const POST = handler('admin', async ({ who, services, body }) =>
  services.rules.create(who, await body(ruleDraft)),
)
