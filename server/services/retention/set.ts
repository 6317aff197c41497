import { type RetentionSettings, retentionSettings } from '../../contract/retention'
import { AppError } from '../../errors'
import { isId } from '../guard'
import type { Transaction } from '../lock'
import { verb } from '../verb'
import { readRetention, writeRetention } from './settings'

/** Throws camera_not_found with the field. */
async function requireCameras(tx: Transaction, { cameraClips }: RetentionSettings): Promise<void> {
  const ids = cameraClips.map(({ cameraId }) => cameraId)
  const found = await tx.camera.findMany({ where: { id: { in: ids.filter(isId) } }, select: { id: true } })
  const known = new Set(found.map(({ id }) => id))
  const place = ids.findIndex((id) => !known.has(id))
  if (place >= 0) throw new AppError('camera_not_found', `cameraClips.${place}: there is no such camera`)
}

export const setRetention = verb({
  name: 'retention.set',
  method: 'PUT',
  path: '/api/retention',
  summary: 'Sets how long alerts, pictures and records are kept; in force from the next hourly run.',
  action: 'job.edit',
  input: retentionSettings,
  output: retentionSettings,
  run: (_c, { input, change }) =>
    change(
      async (tx) => {
        const before = await readRetention(tx)
        await requireCameras(tx, input)
        await writeRetention(tx, input)
        return { value: input, target: 'settings:retention', before, after: input }
      },
      { lock: 'retention' },
    ),
})
