/** Which zone a rule asks about: kinds that do call it `zoneId` when it is an area, `lineId` when it is a line. */
import { isArea, type Zone } from '../contract/zone'

export type NamedZone = { field: 'zoneId' | 'lineId'; id: string }

/** Null: about none. @param params of a rule, of whatever kind */
export function namedZone(params: unknown): NamedZone | null {
  for (const field of ['zoneId', 'lineId'] as const) {
    const id: unknown = (params as Record<string, unknown> | null)?.[field]
    if (typeof id === 'string') return { field, id }
  }
  return null
}

/** The zone, if it is there and fits: in an ignore area nobody ever is. */
export function findZone(zones: readonly Zone[], { field, id }: NamedZone): Zone | null {
  const found = zones.find((zone) => zone.id === id)
  return found && fits(found, field) ? found : null
}

export function fits(zone: Zone, field: NamedZone['field']): boolean {
  return field === 'lineId' ? !isArea(zone) : isArea(zone) && zone.kind !== 'ignore'
}
