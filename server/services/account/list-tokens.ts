import { z } from 'zod'
import { tokenView } from '../../contract/user'
import { verb } from '../verb'
import { toTokenView } from './token-view'

/** Expired ones too: they say why a program is refused. */
export const listTokens = verb({
  name: 'account.listTokens',
  method: 'GET',
  path: '/api/account/tokens',
  summary: 'Your tokens for programs.',
  action: 'account.read',
  input: z.strictObject({}),
  output: z.array(tokenView),
  async run({ prisma }, { who }) {
    const rows = await prisma.apiToken.findMany({ where: { userId: who.userId }, orderBy: { createdAt: 'asc' } })
    return rows.map(toTokenView)
  },
})
