import { z } from 'zod'
import type { Sample, Seen } from './kind'
import { isWanted } from './wanted'
import type { ZoneEvent } from './zone-watch'

/** Of a rule: the area, or the line, that it asks about. */
export const zoneId = z.string().min(1).max(32)

type EventOf<T extends ZoneEvent['type']> = Extract<ZoneEvent, { type: T }>

/** What the wanted did with a zone in this frame. */
export function eventsOf<T extends ZoneEvent['type']>(
  { events, objects }: Sample,
  type: T,
  zone: string,
  wanted: string | null,
): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => {
    if (event.type !== type || event.zoneId !== zone) return false
    return objects.some((object) => object.trackId === event.trackId && isWanted(object, wanted))
  })
}

/** Each by itself, whoever it was that did something before. */
export function seenEvents<E extends ZoneEvent, F>(
  { atMs }: Sample,
  events: readonly E[],
  tell: (event: E) => F,
): Seen<F>[] {
  return events.map((event) => ({ key: `${event.trackId} ${atMs}`, facts: tell(event) }))
}

/** For people to read; null: the camera has no such zone. */
export const nameOf = ({ zones }: Sample, id: string): string | null =>
  zones.find((zone) => zone.id === id)?.name ?? null
