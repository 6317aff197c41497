import { z } from 'zod'
import { ruleView } from '../../contract/rule'
import { verb } from '../verb'
import { whereCamera } from '../visible'
import { toRuleView, WITH_CAMERA } from './view'

export const listRules = verb({
  name: 'rules.list',
  method: 'GET',
  path: '/api/rules',
  summary: 'All rules of the cameras you may see.',
  action: 'rule.read',
  on: 'visible',
  input: z.strictObject({}),
  output: z.array(ruleView),
  async run({ prisma }, { who }) {
    const rows = await prisma.rule.findMany({
      where: { camera: whereCamera(who, 'rule.read') },
      include: WITH_CAMERA,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map(toRuleView)
  },
})
