import { expect, it } from 'vitest'
import { INCIDENT_ACTS, INCIDENT_STATES, type IncidentAct, type IncidentState } from '../../contract/incident'
import { stateAfter } from './flow'

/** By hand: what each act makes of each state, in the order of INCIDENT_STATES; - where it is not possible. */
const NOBODY: Record<IncidentAct, string> = {
  acknowledge: 'acknowledged - - - -',
  assign: '- - acknowledged - -',
  resolve: 'resolved resolved resolved - -',
  false_alarm: 'false_alarm false_alarm false_alarm - -',
  reopen: '- - - acknowledged acknowledged',
  note: 'new acknowledged assigned resolved false_alarm',
}
const SOMEBODY: Record<IncidentAct, string> = {
  ...NOBODY,
  assign: 'assigned assigned assigned - -',
  reopen: '- - - assigned assigned',
}

it.each(INCIDENT_ACTS)('%s', (act) => {
  const all = (assigned: boolean) =>
    INCIDENT_STATES.map((state: IncidentState) => stateAfter(act, state, assigned) ?? '-').join(' ')
  expect([all(false), all(true)]).toEqual([NOBODY[act], SOMEBODY[act]])
})
