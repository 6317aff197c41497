import { escalation } from '../../contract/notices'
import { AppError } from '../../errors'
import { verb } from '../verb'
import { ESCALATION } from './settings'

/** For alerts that are raised from now on. Throws validation_failed at a person who is not there, and at a step that is not after the one before it. */
export const setEscalation = verb({
  name: 'notices.setEscalation',
  method: 'PUT',
  path: '/api/notices/escalation',
  summary: 'Sets who is told when nobody has handled an alert for so long.',
  action: 'notice.edit',
  input: escalation,
  output: escalation,
  run: (_c, { input, change }) =>
    change(
      async (tx) => {
        const ids = input.steps.flatMap(({ userIds }) => userIds)
        const known = new Set((await tx.user.findMany({ where: { id: { in: ids } } })).map(({ id }) => id))
        for (const [i, { userIds, afterMinutes }] of input.steps.entries()) {
          if (userIds.some((id) => !known.has(id))) throw wrong(`steps.${i}.userIds`, 'invalid')
          if (afterMinutes <= (input.steps[i - 1]?.afterMinutes ?? 0))
            throw wrong(`steps.${i}.afterMinutes`, 'laterStep')
        }
        const before = { steps: await ESCALATION.read(tx) }
        await ESCALATION.write(tx, input.steps)
        return { value: input, target: 'settings:notices.escalation', before, after: input }
      },
      { lock: 'notices' },
    ),
})

const wrong = (field: string, text: string) =>
  new AppError('validation_failed', 'no such step', { fields: { [field]: text } })
