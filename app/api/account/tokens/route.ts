import { handler } from '@/app/lib/api'
import { tokenDraft } from '@/server/contract/user'

export const GET = handler('viewer', ({ who, services }) => services.account.listTokens(who))
export const POST = handler('viewer', async ({ who, services, body }) =>
  services.account.createToken(who, await body(tokenDraft)),
)
