import { z } from 'zod'
import { sessionView } from '../../contract/session'
import { verb } from '../verb'

export const listSessions = verb({
  name: 'account.listSessions',
  method: 'GET',
  path: '/api/account/sessions',
  summary: 'Where you are signed in, newest first.',
  action: 'account.edit',
  input: z.strictObject({}),
  output: z.array(sessionView),
  async run({ prisma, clock }, { who }) {
    const rows = await prisma.session.findMany({
      where: { userId: who.userId, endedAt: null, expiresAt: { gt: new Date(clock.now()) } },
      orderBy: { createdAt: 'desc' },
    })
    return rows.map(({ id, agent, createdAt, expiresAt }) => ({
      id,
      agent,
      createdAt: createdAt.getTime(),
      expiresAt: expiresAt.getTime(),
      current: id === who.sessionId,
    }))
  },
})
