/** Shifts that nobody had, of every kind of rule: what they are about is drawn, and what goes together goes together. */

import type { AlertMaterial, CameraMaterial, Material } from '../../../server/assistant/facts/material'
import { BEHAVIOUR_ORDER } from '../../../server/contract/behaviours'

const MINUTE = 60_000
const FROM = Date.UTC(2030, 2, 4, 0)

export function madeShift(seed: number): Material {
  const next = random(seed)
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)]!
  const few = (most: number) => (next() < 0.3 ? 1 : int(0, most))
  const minutes = int(30, 600)
  const at = () => FROM + int(0, minutes - 1) * MINUTE

  const cameras = Array.from({ length: int(1, 4) }, (_, i): CameraMaterial => {
    const gaps = Array.from({ length: Math.max(0, int(-2, 3)) }, () => at()).map((from) => ({
      from,
      to: from + int(1, 60) * MINUTE,
    }))
    const counts = {
      measuredMinutes: few(minutes),
      people: { average: next() < 0.1 ? 1 : next() * 30, most: few(60), mostAt: at() },
      behaviours: BEHAVIOUR_ORDER.filter(() => next() < 0.6).map((code) => ({
        ...{ code, personMinutes: next() < 0.1 ? 1 : next() * 500, most: Math.max(1, few(40)), mostAt: at() },
      })),
      unsure: next() * 0.4,
    }
    const of = { id: `c${i}`, name: `Camera ${i}`, place: 'Place', since: 0, gaps }
    return { ...of, modelId: next() < 0.3 ? null : 'model', counts: next() < 0.8 ? counts : null }
  })

  function cause(): AlertMaterial['cause'] {
    const label = next() < 0.5 ? null : 'thing'
    const zone = pick(['Zone', null])
    const about = { zoneId: 'z', label }
    const behaviour = pick(BEHAVIOUR_ORDER)
    const track = int(1, 999)
    return pick<() => AlertMaterial['cause']>([
      () => ({ kind: 'behaviour_count', params: { behaviour, minCount: 1 }, facts: { count: Math.max(1, few(30)) } }),
      () => ({ kind: 'person_behaviour', params: { behaviour }, facts: { trackId: track } }),
      () => ({
        kind: 'occupancy',
        params: { compare: 'at_least', count: 1, label, zoneId: zone && 'z' },
        facts: { count: few(40), zone },
      }),
      () => ({ kind: 'zone_stay', params: about, facts: { trackId: track, zone: 'Zone' } }),
      () => ({ kind: 'zone_entered', params: about, facts: { trackId: track, zone: 'Zone' } }),
      () => ({
        kind: 'zone_left',
        params: about,
        facts: { trackId: track, zone: 'Zone', dwellMs: int(1, 900) * 1000 },
      }),
      () => ({
        kind: 'line_crossed',
        params: { lineId: 'z', label, direction: 'either', minCount: 1, withinMs: 1000 },
        facts: { count: Math.max(1, few(40)), zone: 'Zone' },
      }),
      () => ({ kind: 'camera_offline', params: {}, facts: {} }),
      () => ({ kind: 'camera_black', params: {}, facts: {} }),
      () => ({ kind: 'camera_frozen', params: {}, facts: {} }),
      () => ({ kind: 'camera_moved', params: {}, facts: {} }),
      () => ({ kind: 'unknown', name: 'another' }),
    ])()
  }

  const told: AlertMaterial[] = []
  for (let i = 0; i < int(0, 8); i++) {
    const { id: cameraId, name: cameraName } = pick(cameras)
    const severity = pick(['info', 'warning', 'critical'] as const)
    const found = cause()
    // The same rule, up to three times in a row.
    for (let times = int(1, 3); times > 0; times--) {
      const raisedAt = at()
      const done = Array.from({ length: next() < 0.4 ? 0 : int(1, 3) }, () => ({
        state: pick(['acknowledged', 'resolved', 'false_alarm'] as const),
        at: raisedAt + int(0, 90) * MINUTE,
        by: next() < 0.8 ? 'Person' : null,
      }))
      const instant =
        found.kind.startsWith('zone_left') || found.kind === 'zone_entered' || found.kind === 'line_crossed'
      told.push({
        ...{ id: `a${told.length}`, cameraId, cameraName, cameraPlace: 'Place', ruleName: `Rule ${i}`, severity },
        ...{
          state: done.at(-1)?.state ?? 'raised',
          raisedAt,
          frameIndex: 0,
          behaviour: null,
          cause: found,
          incidentId: '',
        },
        ...{ forMs: 0, heldMs: instant || next() < 0.2 ? 0 : int(1, 600) * 1000, hasSnapshot: true, lesson: null },
        steps: done,
      })
    }
  }
  const byState = { raised: 0, acknowledged: 0, resolved: 0, false_alarm: 0 }
  for (const state of ['raised', 'acknowledged', 'resolved', 'false_alarm'] as const) byState[state] = few(9)
  const all = Object.values(byState).reduce((sum, n) => sum + n, 0)
  const byRule = Array.from({ length: int(0, 6) }, (_, i) => {
    const { id: cameraId, name: camera } = next() < 0.5 ? cameras[0]! : pick(cameras)
    return { rule: `Rule ${i}`, camera, cameraId, count: Math.max(1, few(20)) }
  })
  const totals = {
    all: told.length === 0 && next() < 0.5 ? 0 : all,
    byState,
    byRule,
    bySeverity: { info: 0, warning: 0, critical: 0 },
  }
  const length = pick(['short', 'normal', 'long'] as const)
  const alerts = next() < 0.1 ? null : { totals, told }
  return { from: FROM, until: FROM + minutes * MINUTE, zone: 'UTC', length, cameras, alerts }
}

/** mulberry32: the same shifts every time. */
function random(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
