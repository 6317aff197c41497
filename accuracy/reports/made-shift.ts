/** Made-up shifts whose truth is known, as it would be read from the database: lessons and sites, quiet and busy. */
import type { AlertMaterial, CameraMaterial, Material } from '../../server/assistant/facts/material'
import { BEHAVIOUR_ORDER } from '../../server/contract/behaviours'
import { type Draw, drawFrom } from './draw'
import { CAMERAS, LABELS, MODELS, PEOPLE, PLACES, RULES, ZONES } from './names'

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60
/** Eight hours before Greenwich's midnight, no summer time: truth reckons with it, not with tables of zones. */
export const ZONE = { name: 'Asia/Shanghai', aheadMs: 8 * 3_600_000 }

export function madeShift(seed: number): Material {
  const draw = drawFrom(seed)
  const days = draw.chance(0.15) ? draw.int(1, 6) : 0
  const minutes = days > 0 ? days * DAY_MINUTES + draw.int(0, 300) : draw.int(40, 600)
  const from = Date.UTC(2029, draw.int(0, 11), draw.int(1, 28), draw.int(0, 5), draw.int(0, 59))
  const until = from + minutes * MINUTE
  const moment = () => from + draw.int(0, minutes - 1) * MINUTE
  const cameras = draw
    .some(CAMERAS, draw.int(1, 5))
    .map((name, i) => madeCamera(draw, { name, id: `cam-${i}`, minutes, moment }))
  const rules = Array.from({ length: draw.chance(0.15) ? 0 : draw.int(1, 4) }, () => madeRule(draw, cameras))
  const told = rules
    .flatMap((rule) => Array.from({ length: draw.int(1, 4) }, () => madeAlert(draw, rule, moment(), until)))
    .sort((a, b) => a.raisedAt - b.raisedAt)
    .map((alert, i) => ({ ...alert, id: `alert-${i}` }))
  return {
    ...{ from, until, zone: ZONE.name, length: draw.pick(['short', 'normal', 'normal', 'long'] as const), cameras },
    alerts: draw.chance(0.04) ? null : { totals: totalsOf(told), told },
  }
}

type About = { name: string; id: string; minutes: number; moment: () => number }

function madeCamera(draw: Draw, { name, id, minutes, moment }: About): CameraMaterial {
  const gaps = Array.from({ length: draw.chance(0.7) ? 0 : draw.int(1, 3) }, () => {
    const from = moment()
    return { from, to: from + draw.int(2, 70) * MINUTE }
  }).sort((a, b) => a.from - b.from)
  const most = draw.chance(0.1) ? draw.int(0, 1) : draw.int(2, 55)
  const behaviours = BEHAVIOUR_ORDER.filter(() => draw.chance(0.5)).map((code) => {
    const count = Math.max(1, draw.int(1, Math.max(1, most)))
    return { code, personMinutes: draw.int(1, 4_000) / 10, most: count, mostAt: moment() }
  })
  const counts = {
    measuredMinutes: draw.chance(0.05) ? 1 : draw.int(2, minutes),
    people: { average: draw.chance(0.05) ? Math.min(1, most) : draw.next() * most, most, mostAt: moment() },
    behaviours,
    unsure: draw.chance(0.2) ? draw.int(20, 70) / 100 : 0.05,
  }
  return {
    ...{ id, name, place: draw.pick(PLACES), since: 0, gaps },
    modelId: draw.chance(0.12) ? null : draw.pick(MODELS),
    counts: draw.chance(0.9) ? counts : null,
  }
}

type Rule = Pick<AlertMaterial, 'cameraId' | 'cameraName' | 'cameraPlace' | 'ruleName' | 'severity'> & {
  cause: () => AlertMaterial['cause']
}

function madeRule(draw: Draw, cameras: readonly CameraMaterial[]): Rule {
  const camera = draw.pick(cameras)
  const kind = draw.pick(Object.keys(RULES) as (keyof typeof RULES)[])
  const behaviour = draw.pick(BEHAVIOUR_ORDER)
  const label = draw.chance(0.6) ? null : draw.pick(LABELS)
  const area = draw.pick(ZONES)
  const about = { zoneId: 'z', label }
  const count = () => (draw.chance(0.2) ? 1 : draw.int(2, 40))
  const causes: Record<keyof typeof RULES, () => AlertMaterial['cause']> = {
    behaviour_count: () =>
      ({ kind, params: { behaviour, minCount: 1 }, facts: { count: count() } }) as AlertMaterial['cause'],
    person_behaviour: () =>
      ({ kind, params: { behaviour }, facts: { trackId: draw.int(1, 2_000) } }) as AlertMaterial['cause'],
    occupancy: () => {
      const zone = behaviour < 'd' ? area : null
      const found = { count: draw.chance(0.2) ? 0 : count(), zone }
      return {
        kind,
        params: { compare: 'at_least', count: 1, label, zoneId: zone && 'z' },
        facts: found,
      } as AlertMaterial['cause']
    },
    zone_stay: () =>
      ({ kind, params: about, facts: { trackId: draw.int(1, 2_000), zone: area } }) as AlertMaterial['cause'],
    zone_entered: () =>
      ({ kind, params: about, facts: { trackId: draw.int(1, 2_000), zone: area } }) as AlertMaterial['cause'],
    zone_left: () =>
      ({
        kind,
        params: about,
        facts: { trackId: draw.int(1, 2_000), zone: area, dwellMs: draw.int(1_000, 900_000) },
      }) as AlertMaterial['cause'],
    line_crossed: () =>
      ({
        ...{ kind, params: { lineId: 'z', label, direction: 'either', minCount: 1, withinMs: 60_000 } },
        facts: { count: count(), zone: area },
      }) as AlertMaterial['cause'],
    camera_offline: () => ({ kind: 'camera_offline', params: {}, facts: {} }),
    camera_black: () => ({ kind: 'camera_black', params: {}, facts: {} }),
    camera_frozen: () => ({ kind: 'camera_frozen', params: {}, facts: {} }),
    camera_moved: () => ({ kind: 'camera_moved', params: {}, facts: {} }),
    unknown: () => ({ kind: 'unknown', name: 'custom' }),
  }
  return {
    ...{ cameraId: camera.id, cameraName: camera.name, cameraPlace: camera.place, ruleName: draw.pick(RULES[kind]) },
    ...{ severity: draw.pick(['info', 'warning', 'warning', 'critical'] as const), cause: causes[kind] },
  }
}

const INSTANT = ['zone_left', 'zone_entered', 'line_crossed']

function madeAlert(draw: Draw, { cause: find, ...rule }: Rule, raisedAt: number, until: number): AlertMaterial {
  const cause = find()
  const person = () => (draw.chance(0.85) ? draw.pick(PEOPLE) : null)
  const steps: AlertMaterial['steps'] = []
  let at = raisedAt
  const ways = [[], [], ['acknowledged'], ['acknowledged', 'resolved'], ['false_alarm'], ['resolved']] as const
  for (const state of draw.pick(ways)) {
    at = Math.min(until - 1, at + draw.int(0, 40) * MINUTE)
    steps.push({ state, at, by: person() })
  }
  return {
    ...rule,
    ...{
      id: '',
      incidentId: '',
      raisedAt,
      frameIndex: 0,
      cause,
      behaviour: null,
      forMs: 0,
      hasSnapshot: true,
      lesson: null,
    },
    ...{
      state: steps.at(-1)?.state ?? 'raised',
      heldMs: INSTANT.includes(cause.kind) ? 0 : draw.int(0, 300_000),
      steps,
    },
  }
}

function totalsOf(told: readonly AlertMaterial[]): NonNullable<Material['alerts']>['totals'] {
  const byState = { raised: 0, acknowledged: 0, resolved: 0, false_alarm: 0 }
  const bySeverity = { info: 0, warning: 0, critical: 0 }
  const byRule = new Map<string, { rule: string; camera: string; cameraId: string | null; count: number }>()
  for (const { state, severity, ruleName, cameraName, cameraId } of told) {
    byState[state]++
    bySeverity[severity]++
    const key = `${ruleName}\n${cameraId}`
    const row = byRule.get(key) ?? { rule: ruleName, camera: cameraName, cameraId, count: 0 }
    byRule.set(key, { ...row, count: row.count + 1 })
  }
  return { all: told.length, byState, bySeverity, byRule: [...byRule.values()].sort((a, b) => b.count - a.count) }
}

/** The same shift, every name of it another one. */
export function renamed(shift: Material, name: string): Material {
  const cameras = shift.cameras.map((camera) => ({ ...camera, name, place: name, modelId: camera.modelId && name }))
  const alerts = shift.alerts && {
    totals: {
      ...shift.alerts.totals,
      byRule: shift.alerts.totals.byRule.map((row) => ({ ...row, rule: name, camera: name })),
    },
    told: shift.alerts.told.map(({ cause, steps, ...alert }) => ({
      ...{ ...alert, ruleName: name, cameraName: name, cameraPlace: name },
      steps: steps.map((step) => ({ ...step, by: step.by && name })),
      cause: {
        ...cause,
        ...('facts' in cause && 'zone' in cause.facts && { facts: { ...cause.facts, zone: cause.facts.zone && name } }),
        ...('params' in cause &&
          'label' in cause.params && { params: { ...cause.params, label: cause.params.label && name } }),
      } as AlertMaterial['cause'],
    })),
  }
  return { ...shift, cameras, alerts }
}
