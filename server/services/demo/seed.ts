/**
 * The first impression: a new installation opens on a simulated classroom, with a rule. Once per database: whoever removes
 * it has seen it, and it does not come back. An installation that has cameras of its own does not get it.
 */
import { existsSync } from 'node:fs'
import { cameraDraft } from '../../contract/camera'
import { ruleDraft } from '../../contract/rule'
import type { Context } from '../context'
import { withLock } from '../lock'
import { toRuleRow } from '../rules/view'
import { uuid7 } from '../uuid7'

const KEY = 'demo_offered'
/** A model folder's name under models/. */
const MODEL = 'classroom-six'

/**
 * Names in both languages: who reads them is not known yet. The rest is as with every new camera, which is what
 * npm run accuracy measures.
 */
const CAMERA = {
  name: '演示教室 Demo classroom',
  place: '模拟画面 Simulation',
  source: { kind: 'demo' },
  modelId: MODEL,
} as const

/** Seldom enough that a demo which is forgotten does not fill the disk with pictures. */
const RULE = {
  name: '3 人以上使用手机 3 or more on phones',
  condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 3 } },
  forMs: 5_000,
  cooldownMs: 15 * 60_000,
} as const

/** Adds camera and rule when nobody has been offered them yet. Before rules and cameras are started. */
export async function seedDemo({ prisma, models, paths, demo, clock, log }: Context): Promise<void> {
  if (!demo || !existsSync(paths.demoFilm) || !(await models.exists(MODEL))) return
  const added = await withLock(prisma, 'demo', async (tx) => {
    if ((await tx.setting.findUnique({ where: { key: KEY } })) !== null) return false
    await tx.setting.create({ data: { key: KEY, value: 'yes' } })
    if ((await tx.camera.count()) > 0) return false
    const id = uuid7(clock.now())
    const { recording: _, ...camera } = cameraDraft.parse(CAMERA)
    await tx.camera.create({ data: { id, ...camera } })
    await tx.rule.create({ data: toRuleRow(ruleDraft.parse({ ...RULE, cameraId: id })) })
    return true
  })
  if (added) log.info('the simulated classroom was added')
}
