import { handler } from '@/app/lib/api'
import { userDraft } from '@/server/contract/user'

export const GET = handler('admin', ({ who, services }) => services.users.list(who))
export const POST = handler('admin', async ({ who, services, body }) =>
  services.users.create(who, await body(userDraft)),
)
