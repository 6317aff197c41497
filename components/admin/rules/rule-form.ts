/** The form of a rule: as in the contract, but for times, which people type in seconds. */
import { z } from 'zod'
import { MAX_COOLDOWN_MS, MAX_FOR_MS, type RuleDraftInput, type RuleView, ruleDraft } from '@/server/contract/rule'

export const MAX_FOR_S = MAX_FOR_MS / 1000
export const MAX_COOLDOWN_S = MAX_COOLDOWN_MS / 1000

export const ruleForm = z.strictObject({
  ...ruleDraft.omit({ kind: true, forMs: true, cooldownMs: true }).shape,
  forS: z.number().min(0).max(MAX_FOR_S),
  cooldownS: z.number().min(0).max(MAX_COOLDOWN_S),
})
export type RuleFormState = z.output<typeof ruleForm>

/** A rule to change, or what a new one starts with. */
export function fromRule(rule: RuleView | null, firstCameraId: string): RuleFormState {
  return {
    name: rule?.name ?? '',
    cameraId: rule?.cameraId ?? firstCameraId,
    behaviour: rule?.behaviour ?? 'p',
    minCount: rule?.minCount ?? 1,
    forS: (rule?.forMs ?? 10_000) / 1000,
    cooldownS: (rule?.cooldownMs ?? 60_000) / 1000,
    severity: rule?.severity ?? 'warning',
    enabled: rule?.enabled ?? true,
  }
}

export function toDraft({ forS, cooldownS, ...plain }: RuleFormState): RuleDraftInput {
  const ms = (seconds: number) => Math.round(seconds * 1000)
  return { ...plain, kind: 'behaviour_count', forMs: ms(forS), cooldownMs: ms(cooldownS) }
}
