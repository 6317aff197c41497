import { passwordChange } from '../../contract/user'
import { AppError } from '../../errors'
import { forgetBrowsers } from '../notices/browser-row'
import { verb } from '../verb'
import { endSessions, openSession } from './sessions'

/**
 * Ends every session and token of the person: whoever changes a password does not know who else had the old one. The
 * caller's browser goes on with a new session.
 * Throws wrong_password, rate_limited, unauthenticated (the person is gone, or changed meanwhile).
 */
export const changePassword = verb({
  name: 'account.changePassword',
  method: 'POST',
  path: '/api/account/password',
  summary: 'Changes your password and ends your other sessions and your tokens.',
  action: 'account.edit',
  input: passwordChange,
  output: null,
  async run({ prisma, passwords, limits, sessions, clock }, { who, input, change, goOnWith }) {
    // A stolen session must not become a way to try passwords.
    const attempt = limits.confirm(who.userId)
    const user = await prisma.user.findUnique({ where: { id: who.userId } })
    if (!user) throw new AppError('unauthenticated')
    if (!(await passwords.verify(user.passwordHash, input.current))) throw new AppError('wrong_password')
    const passwordHash = await passwords.hash(input.next)
    const opened = await change(async (tx) => {
      const still = { id: user.id, passwordHash: user.passwordHash, disabledAt: null }
      const { count } = await tx.user.updateMany({ where: still, data: { passwordHash } })
      // Somebody else changed the account meanwhile: this session has ended.
      if (count === 0) throw new AppError('unauthenticated')
      const now = clock.now()
      const before = await tx.session.findUnique({ where: { id: who.sessionId ?? '' } })
      await endSessions(tx, { userId: user.id }, now)
      await forgetBrowsers(tx, user.id)
      await tx.apiToken.deleteMany({ where: { userId: user.id } })
      return { value: await openSession(tx, user.id, before?.agent ?? '', now), target: `user:${user.id}` }
    })
    sessions.changed()
    attempt.succeeded()
    goOnWith(opened)
    return undefined
  },
})
