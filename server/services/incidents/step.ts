import { z } from 'zod'
import { incidentStepBody, incidentView } from '../../contract/incident'
import { incidentOf } from '../locate'
import { verb } from '../verb'
import { takeStep } from './take-step'

export const stepIncident = verb({
  name: 'incidents.step',
  method: 'POST',
  path: '/api/incidents/{id}/steps',
  summary: 'Acknowledges, assigns, resolves, marks false, reopens, or notes something.',
  action: 'alert.handle',
  on: incidentOf(),
  input: z.strictObject({ id: z.string(), ...incidentStepBody.shape }),
  output: incidentView,
  async run(c, { who, input: { id, ...asked }, change }) {
    return (await takeStep(c, { who, change }, id, asked)).incident
  },
})
