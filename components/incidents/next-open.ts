/** Where to go in the list, by keys and after something is done. Pure. */
import { type IncidentView, isOpen } from '@/server/contract/incident'

type Listed = Pick<IncidentView, 'id' | 'state'>

/** The one below (1) or above (-1); the first when none is chosen; null at an end. */
export function neighbour(list: readonly Listed[], id: string | null, by: 1 | -1): string | null {
  const at = list.findIndex((each) => each.id === id)
  if (at < 0) return list[0]?.id ?? null
  return list[at + by]?.id ?? null
}

/** The open one below, else the nearest above, without what is handled just now; null when none is left. */
export function nextOpen(list: readonly Listed[], id: string | null, handled: ReadonlySet<string>): string | null {
  const at = list.findIndex((each) => each.id === id)
  const wanted = ({ id: other, state }: Listed) => other !== id && !handled.has(other) && isOpen(state)
  const below = list.slice(at + 1).find(wanted)
  return (below ?? list.slice(0, Math.max(at, 0)).findLast(wanted))?.id ?? null
}
