import { z } from 'zod'
import { alertFacts } from '../../../assistant/facts/from-alerts'
import { listAlerts as listAlertsVerb } from '../../alerts/list'
import { alertFilters, readFilters } from './alert-filters'
import { periodFields, readPeriod } from './period'
import { tool } from './tool'

const { rule: _rule, place: _place, ...filters } = alertFilters

export const listAlerts = tool({
  name: 'list_alerts',
  description: 'Alerts of a period one by one, newest first: when, on which camera, by which rule, what was seen.',
  action: 'alert.read',
  input: z.strictObject({ ...periodFields, ...filters, limit: z.int().min(1).max(12).default(8) }),
  async run(c, { period: named, from, to, limit, ...wanted }) {
    const period = readPeriod({ period: named, from, to }, c)
    const { query } = await readFilters(c, wanted, period)
    const { cameraId, behaviour, severity, state, lesson } = query
    const page = await c.as(listAlertsVerb, {
      ...{ from: period.from, to: period.until - 1, limit },
      ...{ cameraId, behaviour, severity, state, lesson },
    })
    return {
      // How they were handled is not in a list; that one is open is.
      facts: page.items.flatMap((alert) => alertFacts({ ...alert, steps: [] }, { zone: c.zone, withDay: true })),
      leftOut: page.next === null ? 0 : 1,
    }
  },
})
