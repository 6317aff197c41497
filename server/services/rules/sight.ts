import { z } from 'zod'
import { labelMap } from '../../contract/behaviours'
import { type CameraSight, cameraSight } from '../../contract/rule'
import { toldApart } from '../../inference/behaviour/told-apart'
import { labelsInForce } from '../models/labels-in-force'
import type { ResolvedModel } from '../models/library'
import { verb } from '../verb'
import { whereCamera } from '../visible'

/** So that nobody waits for a rule that cannot fire. */
export const cameraSights = verb({
  name: 'rules.sights',
  method: 'GET',
  path: '/api/rules/sights',
  summary: 'What each camera can see, as far as rules are concerned.',
  action: 'rule.edit',
  on: 'visible',
  input: z.strictObject({}),
  output: z.array(cameraSight),
  async run({ prisma, models }, { who }) {
    const rows = await prisma.camera.findMany({
      where: whereCamera(who, 'rule.edit'),
      select: { id: true, enabled: true, modelId: true, labels: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    const ids = [...new Set(rows.map(({ modelId }) => modelId))]
    const found = new Map(await Promise.all(ids.map(async (id) => [id, await models.resolve(id)] as const)))
    return rows.map(({ id, enabled, modelId, labels }) => {
      const model = found.get(modelId)
      const told = model?.spec ? toldApart(model.spec, labelsInForce(labelMap.parse(labels), model.behaviours)) : []
      return {
        cameraId: id,
        enabled,
        model: modelId && model ? readiness(model) : 'none',
        behaviours: told,
        labels: model?.spec?.labels ?? [],
      }
    })
  },
})

function readiness({ spec, transient }: ResolvedModel): CameraSight['model'] {
  if (spec) return 'ready'
  return transient ? 'unknown' : 'unusable'
}
