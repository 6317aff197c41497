/** What alerts are asked by, in words of a model, and the same as the verb and the facts have it. */
import { z } from 'zod'
import type { AskedPeriod } from '../../../assistant/ask/period'
import type { About } from '../../../assistant/ask/tally-facts'
import { ALERT_STATES } from '../../../contract/alert'
import type { BehaviourCode } from '../../../contract/behaviours'
import { SEVERITIES } from '../../../contract/rule'
import type { AlertTallyQuery } from '../../../contract/tally'
import { alertNamed, cameraNamed, placeNamed } from './names'
import type { ToolContext } from './tool'

export const BEHAVIOUR_NAMES = {
  looking_up: 'u',
  looking_down: 'd',
  lying_on_desk: 'c',
  looking_back: 'b',
  using_phone: 'p',
  standing: 's',
} as const satisfies Record<string, BehaviourCode>
export const behaviourName = z.enum(Object.keys(BEHAVIOUR_NAMES) as [keyof typeof BEHAVIOUR_NAMES])

const name = z.string().min(1).max(200).optional()
export const alertFilters = {
  camera: name.describe('Name of a camera.'),
  place: name.describe('Name of a place.'),
  rule: name.describe('Name of a rule.'),
  lesson: name.describe('Name of a lesson.'),
  behaviour: behaviourName.optional(),
  severity: z.enum(SEVERITIES).optional(),
  state: z.enum(ALERT_STATES).optional().describe('raised means open, not handled.'),
}
type Filters = z.output<z.ZodObject<typeof alertFilters>>

export type Query = Omit<AlertTallyQuery, 'by'>

export async function readFilters(
  c: ToolContext,
  { camera, place, rule, lesson, behaviour, severity, state }: Filters,
  { from, until }: AskedPeriod,
): Promise<{ query: Query; about: About }> {
  const within = { from, to: until, zone: c.zone }
  const found = camera === undefined ? undefined : await cameraNamed(c, camera)
  const names = {
    ...(found && { camera: found.name }),
    ...(place !== undefined && { place: await placeNamed(c, place) }),
    ...(rule !== undefined && { rule: await alertNamed(c, 'rule', rule, within) }),
    ...(lesson !== undefined && { lesson: await alertNamed(c, 'lesson', lesson, within) }),
  }
  const code = behaviour && BEHAVIOUR_NAMES[behaviour]
  return {
    query: {
      ...within,
      ...{ cameraId: found?.id, place: names.place, rule: names.rule, lesson: names.lesson },
      ...{ behaviour: code, severity, state },
    },
    about: { names, behaviour: code, severity, state },
  }
}
