/** The form of a rule: as in the contract, but for times, which people type in seconds. */
import { z } from 'zod'
import { startOf } from '@/components/rules/kinds'
import { MAX_COOLDOWN_MS, MAX_FOR_MS, type RuleDraftInput, type RuleView, ruleDraft } from '@/server/contract/rule'
import { RULE_KINDS, type RuleCondition, type RuleKindName, ruleKindNamed } from '@/server/rules/kinds'

export const MAX_FOR_S = MAX_FOR_MS / 1000
export const MAX_COOLDOWN_S = MAX_COOLDOWN_MS / 1000

/** One of a kind that this program knows: it can be changed. */
export type KnownRule = RuleView & { condition: RuleCondition }
export const isKnown = (rule: RuleView): rule is KnownRule => rule.condition.kind !== 'unknown'

export const ruleForm = z.strictObject({
  ...ruleDraft.omit({ forMs: true, cooldownMs: true }).shape,
  forS: z.number().min(0).max(MAX_FOR_S),
  cooldownS: z.number().min(0).max(MAX_COOLDOWN_S),
})
export type RuleFormState = z.output<typeof ruleForm>

const [{ name: FIRST_KIND }] = RULE_KINDS

/** A rule to change, or what a new one starts with. */
export function fromRule(rule: KnownRule | null, firstCameraId: string): RuleFormState {
  return {
    name: rule?.name ?? '',
    cameraId: rule?.cameraId ?? firstCameraId,
    condition: rule?.condition ?? startOf(FIRST_KIND),
    forS: (rule?.forMs ?? 10_000) / 1000,
    cooldownS: (rule?.cooldownMs ?? 60_000) / 1000,
    severity: rule?.severity ?? 'warning',
    scheduleId: rule?.scheduleId ?? null,
    enabled: rule?.enabled ?? true,
  }
}

/** Seen in a single frame: nothing is asked about how long. */
export const isInstant = (kind: RuleKindName): boolean => ruleKindNamed(kind)?.instant === true

export function toDraft({ forS, cooldownS, ...plain }: RuleFormState): RuleDraftInput {
  const ms = (seconds: number) => Math.round(seconds * 1000)
  return { ...plain, forMs: isInstant(plain.condition.kind) ? 0 : ms(forS), cooldownMs: ms(cooldownS) }
}
