/** Keeps loaded pages of alerts true while new ones are raised and others change. Pure. */
import type { AlertPage, AlertView } from '@/server/contract/alert'
import type { BehaviourCode } from '@/server/contract/behaviours'

export type AlertFilter = {
  cameraId?: string
  behaviour?: BehaviourCode
  state?: AlertView['state']
  severity?: AlertView['severity']
  lesson?: string
  /** Unix ms, inclusive. */
  from?: number
  to?: number
}

/** Whether an alert belongs into a list with this filter: the server's own conditions. */
export function matches(alert: AlertView, filter: AlertFilter): boolean {
  return (
    (filter.cameraId === undefined || alert.cameraId === filter.cameraId) &&
    (filter.behaviour === undefined || alert.behaviour === filter.behaviour) &&
    (filter.state === undefined || alert.state === filter.state) &&
    (filter.severity === undefined || alert.severity === filter.severity) &&
    (filter.lesson === undefined || alert.lesson === filter.lesson) &&
    (filter.from === undefined || alert.raisedAt >= filter.from) &&
    (filter.to === undefined || alert.raisedAt <= filter.to)
  )
}

/** Newest first. A known alert is replaced where it stands; one that matches no longer is taken out. */
export function mergeAlert(pages: readonly AlertPage[], alert: AlertView, filter: AlertFilter): AlertPage[] {
  const known = pages.some((page) => page.items.some(({ id }) => id === alert.id))
  const wanted = matches(alert, filter)
  if (known) {
    return pages.map((page) => ({
      ...page,
      items: wanted
        ? page.items.map((item) => (item.id === alert.id ? alert : item))
        : page.items.filter(({ id }) => id !== alert.id),
    }))
  }
  const [first, ...rest] = pages
  if (!wanted || !first) return [...pages]
  // Older than everything loaded: it comes with its own page.
  const oldest = pages.at(-1)?.items.at(-1)
  if (oldest && alert.raisedAt < oldest.raisedAt && pages.at(-1)?.next !== null) return [...pages]
  const at = first.items.findIndex(({ raisedAt }) => raisedAt <= alert.raisedAt)
  if (at < 0 && rest.length > 0) return [...pages]
  const items = [...first.items]
  items.splice(at < 0 ? items.length : at, 0, alert)
  return [{ ...first, items }, ...rest]
}
