/** A shift as tests know it: two cameras, two alerts, a gap. */
import type { AlertMaterial, CameraMaterial, Material } from '../facts/material'

export const ZONE = 'Asia/Shanghai'
/** 2031-04-07 08:00 there. */
export const FROM = Date.UTC(2031, 3, 7, 0)
const MINUTE = 60_000
/** Minutes after the beginning. */
export const after = (minutes: number) => FROM + minutes * MINUTE

export function camera(change: Partial<CameraMaterial> = {}): CameraMaterial {
  return {
    ...{ id: 'cam-1', name: '三年二班', place: '教学楼', modelId: 'classroom-six', since: 0, gaps: [] },
    counts: {
      measuredMinutes: 110,
      people: { average: 21.26, most: 32, mostAt: after(45) },
      behaviours: [
        { code: 'd', personMinutes: 310, most: 20, mostAt: after(12) },
        { code: 'p', personMinutes: 6.5, most: 4, mostAt: after(31) },
      ],
      unsure: 0.05,
    },
    ...change,
  }
}

export function alert(change: Partial<AlertMaterial> = {}): AlertMaterial {
  return {
    ...{ id: 'alert-1', cameraId: 'cam-1', cameraName: '三年二班', cameraPlace: '教学楼', ruleName: 'Phones' },
    ...{ severity: 'warning', state: 'raised', incidentId: 'incident-1' },
    ...{ raisedAt: after(30), frameIndex: 5, behaviour: 'p' },
    cause: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 2 }, facts: { count: 3 } },
    ...{ forMs: 10_000, heldMs: 12_000, hasSnapshot: true, lesson: null, steps: [] },
    ...change,
  }
}

export function shift(change: Partial<Material> = {}): Material {
  const acknowledged = alert({
    ...{ id: 'alert-2', cameraId: 'cam-2', cameraName: 'Gate', cameraPlace: '', ruleName: 'Crowd' },
    ...{ severity: 'critical', state: 'acknowledged', raisedAt: after(60), behaviour: null },
    cause: {
      kind: 'occupancy',
      params: { compare: 'at_least', count: 10, label: null, zoneId: null },
      facts: { count: 12, zone: null },
    },
    steps: [
      { state: 'raised', at: after(60), by: null },
      { state: 'acknowledged', at: after(64), by: 'Li Na' },
    ],
  })
  return {
    ...{ from: FROM, until: after(120), zone: ZONE, length: 'long' },
    cameras: [
      camera(),
      camera({ id: 'cam-2', name: 'Gate', counts: null, gaps: [{ from: after(70), to: after(95) }] }),
    ],
    alerts: {
      totals: {
        all: 2,
        byState: { raised: 1, acknowledged: 1, resolved: 0, false_alarm: 0 },
        bySeverity: { info: 0, warning: 1, critical: 1 },
        byRule: [
          { rule: 'Phones', camera: '三年二班', cameraId: 'cam-1', count: 1 },
          { rule: 'Crowd', camera: 'Gate', cameraId: 'cam-2', count: 1 },
        ],
      },
      told: [alert(), acknowledged],
    },
    ...change,
  }
}
