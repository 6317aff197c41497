import { z } from 'zod'
import { alertDetail } from '../../contract/alert'
import { AppError } from '../../errors'
import { alertOf } from '../locate'
import { readRetention } from '../retention/settings'
import { verb } from '../verb'
import { toAlertDetail, WITH_DETAIL } from './view'

export const getAlert = verb({
  name: 'alerts.get',
  method: 'GET',
  path: '/api/alerts/{id}',
  summary: 'One alert with every step, in order.',
  action: 'alert.read',
  on: alertOf(),
  input: z.strictObject({ id: z.string() }),
  output: alertDetail,
  async run({ prisma }, { input: { id } }) {
    const row = await prisma.alert.findUnique({
      where: { id },
      include: WITH_DETAIL,
    })
    if (!row) throw new AppError('alert_not_found')
    return toAlertDetail(row, await readRetention(prisma))
  },
})
