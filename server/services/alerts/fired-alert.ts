/** A firing with all that its alert will say, as it is kept on disk until the database has it. */
import { z } from 'zod'
import { type Evidence, evidence } from '../../contract/alert'
import { severity } from '../../contract/rule'
import { toFrameObject } from '../../inference/frame-object'
import type { EngineFrame } from '../../inference/messages'
import type { Firing } from '../../rules/book'
import { uuid7 } from '../uuid7'
import type { ActiveRule } from './active-rules'

/** As the kind of the rule has it: what is read back may be of a kind that is not known any more. */
const values = z.record(z.string(), z.json())

export const firedAlert = z.object({
  id: z.uuid(),
  /** Capture time of the frame that fired, Unix ms. */
  at: z.int(),
  frameIndex: z.int(),
  /** How long the condition had held; null when it was kept by a version that did not say. */
  heldMs: z.int().nullable(),
  facts: values,
  /** What the alert copies: the rule and its camera may be gone before it is stored. */
  rule: z.object({
    id: z.string(),
    name: z.string(),
    severity,
    kind: z.string(),
    params: values,
    forMs: z.int(),
    cameraId: z.string(),
    cameraName: z.string(),
    cameraPlace: z.string(),
  }),
  evidence: evidence.nullable(),
  /** The camera's lease when it fired, and when that was on the database's clock; null for versions before leases. */
  under: z.object({ fence: z.int(), at: z.number() }).nullable().default(null),
  /** The clip that shows it, how far into it, ms, and the server that makes it; null for none. */
  clip: z.object({ id: z.uuid(), atMs: z.int(), server: z.string() }).nullable().default(null),
})
export type FiredAlert = z.infer<typeof firedAlert>

/**
 * The alert and its picture: that of the frame that fired, with what was found in it.
 * @param moment when it fired, Unix ms, and under which lease; frameIndex: for a camera that never gave a frame
 */
export function toFiredAlert(
  { rule, facts, heldMs }: Firing<ActiveRule>,
  frame: EngineFrame | null,
  { under, clip, ...moment }: Pick<FiredAlert, 'at' | 'frameIndex' | 'under' | 'clip'>,
): { alert: FiredAlert; jpeg: Uint8Array | null } {
  const at = Math.round(moment.at)
  const jpeg = frame?.jpeg ?? frame?.evidence ?? null
  const frameIndex = frame?.frameId ?? moment.frameIndex
  const found = frame && foundIn(frame, rule)
  const alert = firedAlert.parse({
    id: uuid7(at),
    at,
    frameIndex,
    heldMs: Math.round(heldMs),
    facts,
    rule: { ...rule, kind: rule.kind.name },
    evidence: jpeg && found,
    under,
    clip,
  })
  return { alert, jpeg }
}

function foundIn({ frameId: frameIndex, at, width, height, objects }: EngineFrame, { zone }: ActiveRule): Evidence {
  return { frameIndex, timeMs: Math.round(at), width, height, objects: objects.map(toFrameObject), zone }
}
