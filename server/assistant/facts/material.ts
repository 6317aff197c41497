/** What was read from the database for a report: rows and sums, before they are facts. */
import type { AlertState, AlertView } from '../../contract/alert'
import type { ReportLength } from '../../contract/report'
import type { Severity } from '../../contract/rule'

export type CameraMaterial = {
  id: string
  name: string
  place: string
  /** Null: pictures without detection. */
  modelId: string | null
  /** When it was added: before, nothing can be known. */
  since: number
  /** Null: nothing was measured in the period. */
  counts: CountMaterial | null
  /** Stretches in which nothing was measured, in order; of a camera with a model. */
  gaps: { from: number; to: number }[]
}

export type CountMaterial = {
  measuredMinutes: number
  people: { average: number; most: number; mostAt: number }
  /** By code, in the order of BEHAVIOUR_ORDER; those that were seen. */
  behaviours: { code: 'u' | 'd' | 'c' | 'b' | 'p' | 's'; personMinutes: number; most: number; mostAt: number }[]
  /** Of those seen, the share whose behaviour was not clear; 0..1. */
  unsure: number
}

export type AlertMaterial = AlertView & { steps: { state: AlertState; at: number; by: string | null }[] }

export type AlertTotals = {
  all: number
  byState: Record<AlertState, number>
  bySeverity: Record<Severity, number>
  /** Most first. */
  byRule: { rule: string; camera: string; cameraId: string | null; count: number }[]
}

export type Material = {
  from: number
  /** The end of the period, or now. */
  until: number
  zone: string
  length: ReportLength
  cameras: CameraMaterial[]
  /** Null: the asker may not see alerts. */
  alerts: { totals: AlertTotals; told: AlertMaterial[] } | null
}
