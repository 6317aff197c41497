import { z } from 'zod'
import { retentionSettings } from '../../contract/retention'
import { verb } from '../verb'
import { readRetention } from './settings'

export const getRetention = verb({
  name: 'retention.get',
  method: 'GET',
  path: '/api/retention',
  summary: 'How long alerts, pictures and records are kept. What is said of a camera that was removed is left out.',
  action: 'job.read',
  input: z.strictObject({}),
  output: retentionSettings,
  async run({ prisma }) {
    const settings = await readRetention(prisma)
    const cameras = await prisma.camera.findMany({ select: { id: true } })
    const known = new Set(cameras.map(({ id }) => id))
    return { ...settings, cameraClips: settings.cameraClips.filter(({ cameraId }) => known.has(cameraId)) }
  },
})
