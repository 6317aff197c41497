import { z } from 'zod'
import { AppError } from '../../errors'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { readSnapshot } from './snapshot-file'

export const alertSnapshot = verb({
  name: 'alerts.snapshot',
  method: 'GET',
  path: '/api/alerts/{id}/snapshot.jpg',
  summary: 'The picture of an alert, boxes drawn in.',
  action: 'alert.read',
  on: alertOf(),
  input: z.strictObject({ id: z.string() }),
  output: 'image/jpeg',
  async run({ prisma, paths }, { input: { id } }) {
    const row = await prisma.alert.findUnique({ where: { id }, select: { snapshot: true } })
    const jpeg = row?.snapshot ? await readSnapshot(paths.dataDir, row.snapshot) : null
    if (!jpeg) throw new AppError('snapshot_not_found')
    return { bytes: jpeg }
  },
})
