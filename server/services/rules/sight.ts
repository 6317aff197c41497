import { labelMap } from '../../contract/behaviours'
import type { CameraSight } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import { toldApart } from '../../inference/behaviour/told-apart'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { labelsInForce } from '../models/labels-in-force'
import type { ResolvedModel } from '../models/library'

/** What each camera can see, so that nobody waits for a rule that cannot fire. */
export async function cameraSights({ prisma, models }: Context, who: Principal): Promise<CameraSight[]> {
  requireRole(who, 'admin')
  const rows = await prisma.camera.findMany({
    select: { id: true, enabled: true, modelId: true, labels: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const ids = [...new Set(rows.map(({ modelId }) => modelId))]
  const found = new Map(await Promise.all(ids.map(async (id) => [id, await models.resolve(id)] as const)))
  return rows.map(({ id, enabled, modelId, labels }) => {
    const model = found.get(modelId)
    const told = model?.spec ? toldApart(model.spec, labelsInForce(labelMap.parse(labels), model.behaviours)) : []
    return { cameraId: id, enabled, model: modelId && model ? readiness(model) : 'none', behaviours: told }
  })
}

function readiness({ spec, transient }: ResolvedModel): CameraSight['model'] {
  if (spec) return 'ready'
  return transient ? 'unknown' : 'unusable'
}
