import { z } from 'zod'
import { AppError } from '../../errors'
import { ruleOf } from '../locate'
import { verb } from '../verb'
import { toRuleView, WITH_CAMERA } from './view'

export const removeRule = verb({
  name: 'rules.remove',
  method: 'DELETE',
  path: '/api/rules/{id}',
  summary: 'Removes a rule; its alerts stay.',
  action: 'rule.edit',
  on: ruleOf(),
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ watcher }, { input: { id }, change }) {
    await change(async (tx) => {
      const row = await tx.rule.findUnique({ where: { id }, include: WITH_CAMERA })
      if (!row) throw new AppError('rule_not_found')
      await tx.rule.delete({ where: { id } })
      return { value: null, target: `rule:${id}`, before: toRuleView(row) }
    })
    await watcher.reload()
    return undefined
  },
})
