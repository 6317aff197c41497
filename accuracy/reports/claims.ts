/** What is true of a made-up shift, one claim a thing that a report may say. From the rows themselves: neither the product's facts nor its gate have a part in it. */
import type { AlertMaterial, CameraMaterial, Material } from '../../server/assistant/facts/material'
import type { Word } from './words'

/** What a number counts. */
export type Counted =
  | 'cameras'
  | 'alerts'
  | 'people'
  | 'track'
  | 'things'
  | 'times'
  | 'seconds'
  | 'minutes'
  | 'person_minutes'
  | 'percent'

export type Claim = {
  camera: string | null
  rule: string | null
  /** Of an alert, which its steps share. */
  alert: string | null
  /** Names that may be quoted, camera and rule included, and who it was done by. */
  names: readonly string[]
  person: string | null
  /** Unix ms, in the order in which they are told. */
  times: readonly number[]
  numbers: Partial<Record<Counted, number>>
  /** What may be said, and of it what must be: without it the sentence would say something else. */
  may: readonly Word[]
  must: readonly Word[]
  /** Whose number, and whether the time, must be told. */
  number: Counted | null
  time: boolean
  /** Names that must be told, or have been right before. */
  said: readonly string[]
}

const NOTHING: Claim = {
  ...{ camera: null, rule: null, alert: null, person: null, names: [], times: [], numbers: {}, may: [], must: [] },
  ...{ number: null, time: false, said: [] },
}
const claim = (said: Partial<Claim>): Claim => ({ ...NOTHING, ...said })
const tenth = (value: number) => Math.round(value * 10) / 10

export function claimsOf(shift: Material): Claim[] {
  const { from, until, cameras, alerts } = shift
  return [
    claim({
      times: [from, until],
      time: true,
      numbers: { cameras: cameras.length },
      may: ['period', 'total'],
      must: ['period'],
    }),
    ...(alerts ? [...totals(alerts.totals), ...alerts.told.flatMap(ofAlert)] : []),
    ...cameras.flatMap(ofCamera),
  ]
}

type Totals = NonNullable<Material['alerts']>['totals']

function totals({ all, byState, byRule }: Totals): Claim[] {
  if (all === 0) return [claim({ may: ['none', 'period'], must: ['none'] })]
  const may = ['period', 'total', 'alert'] as const
  return [
    claim({ numbers: { alerts: all }, number: 'alerts', may }),
    ...(Object.keys(byState) as (keyof typeof byState)[])
      .filter((state) => byState[state] > 0)
      .map((state) =>
        claim({
          ...{ numbers: { alerts: byState[state] }, may: [...may, state], must: [state] },
          // "There was 1 alert, which is open": what is all of them needs no number.
          number: byState[state] === all ? null : 'alerts',
        }),
      ),
    ...byRule.map(({ rule, camera, count }) =>
      claim({
        ...{ camera, rule, names: [camera, rule], said: [camera, rule], numbers: { alerts: count }, number: 'alerts' },
        may: ['alert', 'total'],
      }),
    ),
  ]
}

function ofAlert({
  id,
  cameraName: camera,
  ruleName: rule,
  cameraPlace,
  severity,
  raisedAt,
  cause,
  heldMs,
  steps,
}: AlertMaterial) {
  const of = { camera, rule, alert: id, said: [camera, rule] }
  const names = [camera, rule, cameraPlace]
  const { named = [], numbers = {}, must = [], may = [] } = found(cause)
  const held = Math.round((heldMs ?? 0) / 1000)
  const critical: Word[] = severity === 'critical' ? ['critical'] : []
  const raised = claim({
    ...{ ...of, names: [...names, ...named], times: [raisedAt], time: true, must },
    numbers: { ...numbers, ...(held > 0 && cause.kind !== 'unknown' && { seconds: held }) },
    may: ['alert', ...critical, ...must, ...may],
  })
  const stepped = steps.map(({ state, at, by }) =>
    claim({ ...of, names, person: by, times: [at], time: true, may: ['alert', state], must: [state] }),
  )
  const open = claim({ ...of, names, times: [raisedAt], may: ['alert', 'raised'], must: ['raised'] })
  return [raised, ...stepped, ...(steps.length === 0 ? [open] : [])]
}

/** What must be told with the number: three who use a phone are not three who are there. */
function found(cause: AlertMaterial['cause']): Partial<Pick<Claim, 'numbers' | 'must' | 'may'>> & { named?: string[] } {
  switch (cause.kind) {
    case 'behaviour_count':
      return { numbers: { people: cause.facts.count }, must: [`does ${cause.params.behaviour}`] }
    case 'person_behaviour':
      return { numbers: { track: cause.facts.trackId }, must: [`does ${cause.params.behaviour}`] }
    case 'occupancy': {
      const named = [cause.facts.zone, cause.params.label].filter((name) => name !== null)
      return {
        numbers: { [cause.params.label === null ? 'people' : 'things']: cause.facts.count },
        named,
        may: ['total'],
      }
    }
    case 'zone_stay':
    case 'zone_entered':
    case 'zone_left': {
      const named = [cause.facts.zone, ...(cause.params.label === null ? [] : [cause.params.label])]
      const act = ({ zone_stay: 'stay', zone_entered: 'enter', zone_left: 'leave' } as const)[cause.kind]
      const stayed = cause.kind === 'zone_left' ? { seconds: Math.round(cause.facts.dwellMs / 1000) } : {}
      return {
        numbers: { track: cause.facts.trackId, ...stayed },
        named,
        must: [act],
        may: act === 'leave' ? ['stay'] : [],
      }
    }
    case 'line_crossed': {
      const named = [cause.facts.zone, ...(cause.params.label === null ? [] : [cause.params.label])]
      return { numbers: { times: cause.facts.count }, named, must: ['cross'] }
    }
    case 'camera_offline':
      return { must: ['no pictures'] }
    case 'camera_black':
      return { must: ['black'] }
    case 'camera_frozen':
      return { must: ['still'] }
    case 'camera_moved':
      return { must: ['moved'] }
    default:
      return {}
  }
}

function ofCamera({ name: camera, modelId, counts, gaps }: CameraMaterial): Claim[] {
  const of = { camera, names: [camera], said: [camera] }
  if (modelId === null) return [claim({ ...of, may: ['blind'], must: ['blind'] })]
  const missing = gaps.map(({ from, to }) =>
    claim({
      ...{ ...of, times: [from, to], time: true, numbers: { minutes: (to - from) / 60_000 } },
      ...{ may: ['gap', 'total'], must: ['gap'] },
    }),
  )
  if (!counts) return missing
  const { people, behaviours, measuredMinutes, unsure } = counts
  return [
    ...missing,
    claim({
      ...of,
      numbers: { minutes: measuredMinutes },
      number: 'minutes',
      may: ['measured', 'total'],
      must: ['measured'],
    }),
    claim({ ...of, numbers: { people: tenth(people.average) }, number: 'people', may: ['average'], must: ['average'] }),
    claim({
      ...of,
      numbers: { people: people.most },
      number: 'people',
      times: [people.mostAt],
      may: ['most'],
      must: ['most'],
    }),
    claim({
      ...{ ...of, names: [camera, modelId], numbers: { percent: Math.round(unsure * 100) }, number: 'percent' },
      ...{ may: ['unsure'], must: ['unsure'] },
    }),
    ...behaviours.flatMap(({ code, most, mostAt, personMinutes }) => [
      claim({
        ...{ ...of, numbers: { people: most }, number: 'people', times: [mostAt] },
        ...{ may: ['most', `does ${code}`], must: ['most', `does ${code}`] },
      }),
      claim({
        ...{ ...of, numbers: { person_minutes: tenth(personMinutes) }, number: 'person_minutes' },
        ...{ may: ['total', `does ${code}`], must: [`does ${code}`] },
      }),
    ]),
  ]
}
