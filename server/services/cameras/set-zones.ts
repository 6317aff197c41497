import { z } from 'zod'
import { cameraView } from '../../contract/camera'
import { type Zone, zones } from '../../contract/zone'
import { AppError } from '../../errors'
import { findZone, namedZone } from '../../rules/named-zone'
import { cameraOf } from '../locate'
import type { Transaction } from '../lock'
import { lockZones } from '../rules/fit'
import { verb } from '../verb'
import { findCamera } from './find'
import { toCameraView, zonesOf } from './view'

/**
 * All at once, in force when it returns; pictures go on. Throws zone_in_use when a rule asks about one that would be gone or
 * fit no more: whoever watches a door shall not lose that by tidying up.
 */
export const setZones = verb({
  name: 'cameras.setZones',
  method: 'PUT',
  path: '/api/cameras/{id}/zones',
  summary: 'Replaces the areas and lines of a camera, as one change.',
  action: 'camera.edit',
  on: cameraOf(),
  input: z.strictObject({ id: z.string(), zones }),
  output: cameraView,
  async run({ runner, watcher, events, board }, { who, input: { id, zones: next }, change }) {
    const row = await change(async (tx) => {
      await lockZones(tx, id)
      const before = zonesOf(await findCamera(tx, id))
      await requireUnused(tx, id, next)
      const value = await tx.camera.update({ where: { id }, data: { zones: next } })
      return { value, target: `camera:${id}`, before: { zones: before }, after: { zones: next } }
    })
    await Promise.all([runner.sync(id), watcher.reload()])
    events.emit('camera:list', null)
    return toCameraView(row, board.of(row), who)
  },
})

async function requireUnused(tx: Transaction, cameraId: string, next: readonly Zone[]): Promise<void> {
  const rules = await tx.rule.findMany({ where: { cameraId }, select: { name: true, params: true } })
  const orphans = rules.filter(({ params }) => {
    const named = namedZone(params)
    return named !== null && !findZone(next, named)
  })
  if (orphans.length === 0) return
  const names = orphans.map(({ name }) => name).join(', ')
  throw new AppError('zone_in_use', `rules ask about zones that would be gone: ${names}`, { fields: { zones: names } })
}
