/** Keeps loaded pages of incidents true while new ones begin and others change. Pure. */
import type { BehaviourCode } from '@/server/contract/behaviours'
import { type IncidentPage, type IncidentState, type IncidentView, isOpen } from '@/server/contract/incident'

export type IncidentFilter = {
  /** Absent: all. */
  state?: IncidentState | 'open'
  /** The reader's id: what is assigned to them. */
  mine?: string
  cameraId?: string
  place?: string
  ruleId?: string
  behaviour?: BehaviourCode
  severity?: IncidentView['severity']
  lesson?: string
  /** Unix ms, inclusive. */
  from?: number
  to?: number
}

const EQUAL = ['cameraId', 'ruleId', 'behaviour', 'severity', 'lesson'] as const

/** Whether an incident belongs into a list with this filter: the server's own conditions. */
export function matches(incident: IncidentView, filter: IncidentFilter): boolean {
  const { state, mine, place, from, to } = filter
  return (
    EQUAL.every((field) => filter[field] === undefined || incident[field] === filter[field]) &&
    (state === undefined || (state === 'open' ? isOpen(incident.state) : incident.state === state)) &&
    (mine === undefined || incident.assignee?.id === mine) &&
    (place === undefined || incident.cameraPlace === place) &&
    (from === undefined || incident.firstAt >= from) &&
    (to === undefined || incident.firstAt <= to)
  )
}

/** Those that began last first. A known one is replaced where it stands; one that matches no longer is taken out. */
export function mergeIncident(
  pages: readonly IncidentPage[],
  incident: IncidentView,
  filter: IncidentFilter,
): IncidentPage[] {
  const known = pages.some((page) => page.items.some(({ id }) => id === incident.id))
  const wanted = matches(incident, filter)
  if (known) {
    return pages.map((page) => ({
      ...page,
      items: wanted
        ? page.items.map((item) => (item.id === incident.id ? newer(item, incident) : item))
        : page.items.filter(({ id }) => id !== incident.id),
    }))
  }
  const [first, ...rest] = pages
  if (!wanted || !first) return [...pages]
  // Older than everything loaded: it comes with its own page.
  const oldest = pages.at(-1)?.items.at(-1)
  if (oldest && incident.firstAt < oldest.firstAt && pages.at(-1)?.next !== null) return [...pages]
  const at = first.items.findIndex(({ firstAt }) => firstAt <= incident.firstAt)
  if (at < 0 && rest.length > 0) return [...pages]
  const items = [...first.items]
  items.splice(at < 0 ? items.length : at, 0, incident)
  return [{ ...first, items }, ...rest]
}

/** An answer and an event may overtake each other. */
function newer(a: IncidentView, b: IncidentView): IncidentView {
  return b.version > a.version || (b.version === a.version && b.count >= a.count) ? b : a
}
