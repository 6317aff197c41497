import { z } from 'zod'
import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import { type CameraMinuteView, cameraMinute, MAX_MINUTES, minutesQuery } from '../../contract/tally'
import { AppError } from '../../errors'
import { selectCameras } from '../cameras/select'
import { verb } from '../verb'
import { MINUTE_MS } from './minutes'

/** Throws camera_not_found, validation_failed for a period that is none or longer than a day. */
export const listMinutes = verb({
  name: 'counts.minutes',
  method: 'POST',
  path: '/api/counts/minutes',
  summary:
    'What one camera showed, minute by minute, for at most a day; minutes without anything measured are left out.',
  action: 'camera.read',
  on: 'visible',
  input: minutesQuery,
  output: z.array(cameraMinute),
  readOnly: true,
  async run({ prisma }, { who, input: { cameraId, from, to } }) {
    if (!(to > from) || to - from > MAX_MINUTES * MINUTE_MS)
      throw new AppError('validation_failed', 'no such period', { fields: { to: 'period' } })
    await selectCameras(prisma, who, { cameraId })
    const rows = await prisma.cameraMinute.findMany({
      where: { cameraId, at: { gte: new Date(from), lt: new Date(to) } },
      orderBy: { at: 'asc' },
    })
    return rows.map(({ at, frames, people, unsure, behaviours }) => ({
      ...{ at: at.getTime(), people: mean(people, frames), unsure: mean(unsure, frames) },
      behaviours: Object.fromEntries(
        BEHAVIOUR_ORDER.map((code, i) => [code, mean(behaviours[i] ?? 0, frames)]),
      ) as CameraMinuteView['behaviours'],
    }))
  },
})

const mean = (sum: number, frames: number) => (frames === 0 ? 0 : Math.round((sum / frames) * 10) / 10)
