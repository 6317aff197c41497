/** A firing with all that its alert will say, as it is kept on disk until the database has it. */
import { z } from 'zod'
import { evidence } from '../../contract/alert'
import { behaviourCode } from '../../contract/behaviours'
import { severity } from '../../contract/rule'
import { toFrameObject } from '../../inference/frame-object'
import type { EngineFrame } from '../../inference/messages'
import { uuid7 } from '../uuid7'
import type { Firing } from './firing'

export const firedAlert = z.object({
  id: z.uuid(),
  /** Capture time of the frame that fired, Unix ms. */
  at: z.int(),
  frameIndex: z.int(),
  count: z.int(),
  /** What the alert copies: the rule and its camera may be gone before it is stored. */
  rule: z.object({
    id: z.string(),
    name: z.string(),
    severity,
    behaviour: behaviourCode,
    minCount: z.int(),
    forMs: z.int(),
    cameraId: z.string(),
    cameraName: z.string(),
    cameraPlace: z.string(),
  }),
  evidence: evidence.nullable(),
})
export type FiredAlert = z.infer<typeof firedAlert>

/** The alert and its picture: that of the frame that fired, with what was found in it. */
export function toFiredAlert(
  { rule, frameIndex, count, ...firing }: Firing,
  frame: EngineFrame,
): { alert: FiredAlert; jpeg: Uint8Array | null } {
  const at = Math.round(firing.at)
  const jpeg = frame.jpeg ?? frame.evidence
  const { width, height } = frame
  const found = { frameIndex, timeMs: at, width, height, objects: frame.objects.map(toFrameObject) }
  return { alert: firedAlert.parse({ id: uuid7(at), at, frameIndex, count, rule, evidence: jpeg && found }), jpeg }
}
