/** What a sentence that cites a fact may claim, and what it must. Pure. */
import { type Claim, type Fact, PERIOD_CLAIMS, type Unit } from '../../contract/report'
import type { NameRole, Tag } from './tag'

export type Allowed = {
  tags: ReadonlySet<Tag>
  /** Claims without which it would say something else. */
  must: readonly Tag[]
  mustUnit: Unit | null
  /** At least one of these names has to stand there, each group. */
  mustNames: readonly (readonly NameRole[])[]
}

export function allowedBy(fact: Fact): Allowed {
  const { kind, names, state, severity, behaviour, act, measure, span } = fact
  const tags = new Set<Tag>(['same_camera', 'later'])
  if (state) tags.add(`state:${state}`)
  if (severity) tags.add(`severity:${severity}`)
  if (behaviour) tags.add(`behaviour:${behaviour}`)
  if (act) tags.add(`act:${act}`)
  // Who leaves has stayed before.
  if (act === 'leave') tags.add('act:stay')
  if (measure) tags.add(measure)
  if (span) tags.add('range')
  for (const claim of fact.claims ?? []) tags.add(claim)
  const rest: Allowed = { tags, must: [], mustUnit: null, mustNames: [] }
  switch (kind) {
    case 'period':
      for (const tag of ['period', 'report', 'total'] as const) tags.add(tag)
      return rest
    case 'no_alerts':
      for (const tag of ['no_alerts', 'period', 'report'] as const) tags.add(tag)
      return { ...rest, must: ['no_alerts'] }
    case 'alerts':
      for (const tag of ['alert', 'alerts', 'total', 'period'] as const) tags.add(tag)
      if (names.rule === undefined) tags.add('report')
      return {
        ...rest,
        must: state ? [`state:${state}`] : [],
        mustUnit: 'alerts',
        mustNames: names.rule === undefined ? [] : [['rule'], ['camera']],
      }
    case 'alert':
      tags.add('alert')
      // All that there were: told of an occupancy.
      if (fact.numbers.people !== undefined && behaviour === null) tags.add('total')
      return { ...rest, mustNames: [['camera', 'rule']] }
    case 'step':
      tags.add('alert')
      return { ...rest, must: state ? [`state:${state}`] : [], mustNames: [['camera', 'rule']] }
    case 'people':
      return { ...rest, must: measure ? [measure] : [], mustUnit: 'people', mustNames: [['camera']] }
    case 'behaviour':
      return {
        ...rest,
        must: [
          ...(measure && measure !== 'total' ? [measure] : []),
          ...(behaviour ? [`behaviour:${behaviour}` as const] : []),
        ],
        mustUnit: measure === 'total' ? 'person_minutes' : 'people',
        mustNames: [['camera']],
      }
    case 'coverage':
      for (const tag of ['measured', 'total'] as const) tags.add(tag)
      return { ...rest, must: ['measured'], mustUnit: 'minutes', mustNames: [['camera']] }
    case 'gap':
      for (const tag of ['gap', 'total'] as const) tags.add(tag)
      return { ...rest, must: ['gap'], mustNames: [['camera']] }
    case 'unsure':
      tags.add('unsure')
      return { ...rest, must: ['unsure'], mustUnit: 'percent', mustNames: [['camera']] }
    case 'blind':
      tags.add('blind')
      return { ...rest, must: ['blind'], mustNames: [['camera']] }
    case 'tally': {
      const none = fact.numbers.alerts === 0 && filtersOf(fact).length === 0
      for (const tag of none ? (['no_alerts'] as const) : (['alert', 'alerts', 'total'] as const)) tags.add(tag)
      // In Chinese one word says that there were most at once, and most of all.
      if (fact.claims?.includes('top')) tags.add('most')
      const inAll = Object.keys(names).length === 0
      return {
        ...rest,
        must: [
          ...(none ? (['no_alerts'] as const) : []),
          ...(measure && measure !== 'total' ? [measure] : []),
          ...filtersOf(fact),
          ...(fact.claims ?? []).filter((claim) => ALWAYS.has(claim) || (inAll && isPeriod(claim))),
        ],
        mustUnit: none ? null : unitOf(fact),
        mustNames: groupsOf(fact),
      }
    }
    case 'difference': {
      for (const tag of ['alert', 'alerts', 'total'] as const) tags.add(tag)
      const against = fact.against ? [`against:${fact.against}` as const] : []
      for (const tag of against) tags.add(tag)
      const compared = (fact.claims ?? []).filter((claim) => !isPeriod(claim))
      return {
        ...rest,
        must: [...compared, ...against, ...filtersOf(fact)],
        mustUnit: compared.includes('equal') ? null : unitOf(fact),
        mustNames: groupsOf(fact),
      }
    }
    case 'camera_state':
      return { ...rest, must: fact.claims ?? [], mustNames: [['camera']] }
  }
}

/** Without these words it would say something else. */
const ALWAYS: ReadonlySet<Claim> = new Set<Claim>(['no_lesson', 'gap', 'unsure'])

const isPeriod = (claim: Claim): boolean => (PERIOD_CLAIMS as readonly Claim[]).includes(claim)

/** What was counted is not all that there is. */
function filtersOf({ state, severity, behaviour }: Fact): Tag[] {
  return [
    ...(state ? [`state:${state}` as const] : []),
    ...(severity ? [`severity:${severity}` as const] : []),
    ...(behaviour ? [`behaviour:${behaviour}` as const] : []),
  ]
}

const unitOf = ({ numbers }: Fact): Unit | null => (Object.keys(numbers)[0] as Unit | undefined) ?? null

const groupsOf = ({ names }: Fact): NameRole[][] => (Object.keys(names) as NameRole[]).map((role) => [role])

/** Facts about the whole period: a sentence may name the period with them. */
export const WHOLE_PERIOD: ReadonlySet<Fact['kind']> = new Set([
  'no_alerts',
  'alerts',
  'coverage',
  'people',
  'behaviour',
])
