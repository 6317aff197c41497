/** Rules that a film can be looked at with: those it has, and those of cameras. Pure. */
import type { FilmRule } from '@/server/contract/film'
import type { RuleView } from '@/server/contract/rule'
import { namedZone } from '@/server/rules/named-zone'

export type RuleChoice = { key: string; rule: FilmRule; cameraName: string | null }

/** What a rule asks; two that ask the same under one name are one. */
const keyOf = ({ name, condition, forMs, cooldownMs, severity }: FilmRule): string =>
  JSON.stringify([name, condition.kind, Object.entries(condition.params).sort(), forMs, cooldownMs, severity])

/** The film's own first. One of a camera that was changed since it was chosen is another one. */
export function ruleChoices(own: readonly FilmRule[], ofCameras: readonly RuleView[]): RuleChoice[] {
  const choices = new Map<string, RuleChoice>()
  for (const rule of own) choices.set(keyOf(rule), { key: keyOf(rule), rule, cameraName: null })
  for (const { name, condition, forMs, cooldownMs, severity, cameraName } of ofCameras) {
    // A film has no areas or lines.
    if (condition.kind === 'unknown' || namedZone(condition.params)) continue
    const rule: FilmRule = { name, condition, forMs, cooldownMs, severity }
    choices.set(keyOf(rule), { key: keyOf(rule), rule, cameraName })
  }
  return [...choices.values()]
}

export const chosenKeys = (own: readonly FilmRule[]): string[] => own.map(keyOf)
