/** A period as tools take it. */
import { z } from 'zod'
import { type AskedPeriod, type PeriodArguments, periodOf } from '../../../assistant/ask/period'
import { PERIOD_CLAIMS } from '../../../contract/report'
import { AppError } from '../../../errors'
import type { ToolContext } from './tool'

const wall = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .optional()

export const periodFields = {
  period: z.enum([...PERIOD_CLAIMS, 'custom']).describe('Weeks begin on Monday. custom: give from and to.'),
  from: wall.describe('Local time, YYYY-MM-DDTHH:MM, with period custom.'),
  to: wall.describe('Local time, YYYY-MM-DDTHH:MM, with period custom. At most 31 days after from.'),
}

/** Throws validation_failed, which the model is told. */
export function readPeriod(given: PeriodArguments, { now, zone }: Pick<ToolContext, 'now' | 'zone'>): AskedPeriod {
  const period = periodOf(given, now, zone)
  if (period) return period
  throw new AppError(
    'validation_failed',
    'no such period: custom wants from and to, at most 31 days apart, and it has to have begun',
  )
}
