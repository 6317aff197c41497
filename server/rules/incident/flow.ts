/** Which steps an incident can take: new -> acknowledged -> assigned -> resolved | false alarm, and back. Pure. */
import { type IncidentAct, type IncidentState, isOpen } from '../../contract/incident'

/**
 * The state after an act; null when the act is not possible.
 * @param assigned whether somebody has it: with `assign`, afterwards; with the others, now
 */
export function stateAfter(act: IncidentAct, state: IncidentState, assigned: boolean): IncidentState | null {
  switch (act) {
    case 'acknowledge':
      return state === 'new' ? 'acknowledged' : null
    case 'assign':
      if (assigned) return isOpen(state) ? 'assigned' : null
      return state === 'assigned' ? 'acknowledged' : null
    case 'resolve':
      return isOpen(state) ? 'resolved' : null
    case 'false_alarm':
      return isOpen(state) ? 'false_alarm' : null
    case 'reopen':
      if (isOpen(state)) return null
      return assigned ? 'assigned' : 'acknowledged'
    case 'note':
      return state
  }
}
