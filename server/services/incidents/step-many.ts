import { type IncidentView, incidentBulkBody, incidentBulkResult } from '../../contract/incident'
import { AppError } from '../../errors'
import { verb } from '../verb'
import { takeStep } from './take-step'

/** Each by itself: one that cannot be changed holds no other up. */
export const stepIncidents = verb({
  name: 'incidents.stepMany',
  method: 'POST',
  path: '/api/incidents/steps',
  summary: 'The same step of up to 100 incidents; says which did not change, and why.',
  action: 'alert.handle',
  on: 'visible',
  input: incidentBulkBody,
  output: incidentBulkResult,
  async run(c, { who, input: { ids, ...asked }, change, signal }) {
    const changed: IncidentView[] = []
    const unchanged: { id: string; code: string }[] = []
    for (const id of new Set(ids)) {
      signal.throwIfAborted()
      try {
        changed.push((await takeStep(c, { who, change }, id, asked)).incident)
      } catch (error) {
        // What is wrong with the question itself is wrong with every one.
        if (!(error instanceof AppError) || error.code === 'validation_failed') throw error
        unchanged.push({ id, code: error.code })
      }
    }
    return { changed, unchanged }
  },
})
