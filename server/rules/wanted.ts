/** Whom or what a rule is about: people, or what the model calls by a name. */
import { z } from 'zod'
import { meansPerson } from '../contract/person-label'
import type { Findable, SampleObject } from './kind'

/** Null: people. */
export const wantedLabel = z.string().min(1).max(80).nullable().default(null)

/** A behaviour, clear or not, is always a person's; some models find more than people. */
export function isWanted(
  { behaviour, unsure, label }: Pick<SampleObject, 'behaviour' | 'unsure' | 'label'>,
  wanted: string | null,
): boolean {
  if (wanted !== null) return label === wanted
  return behaviour !== null || unsure === true || meansPerson(label)
}

export function canFind(wanted: string | null, { behaviours, labels }: Findable): boolean {
  if (wanted !== null) return labels.includes(wanted)
  return behaviours.length > 0 || labels.some(meansPerson)
}
