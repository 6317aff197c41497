/** What somebody ticked in a camera's own pictures: how often it is right in this room, measured there. */
import { z } from 'zod'

/** Pictures that are ticked, or looked at while the room is empty. */
export const CHECK_PICTURES = 20
export const EMPTY_PICTURES = 30
/** Boxes on all pictures together. */
const MAX_MARKS = 2_000
const score = z.number().min(0).max(1)

/** A box that somebody looked at. */
export const roomMark = z.strictObject({ conf: score, right: z.boolean() })
export type RoomMark = z.infer<typeof roomMark>
export const roomMarks = z.array(roomMark).min(1).max(MAX_MARKS)

export const roomCheck = z.strictObject({
  /** Unix ms. */
  at: z.int(),
  by: z.string(),
  pictures: z.int().min(1).max(CHECK_PICTURES),
  boxes: z.int().min(1),
  right: z.int().min(0),
  /** What was in force: with another model or threshold it says little. */
  modelId: z.string().nullable(),
  confidence: score,
  /** A threshold with which fewer would be wrong than are lost; null when there is none, or too little was ticked. */
  suggested: score.nullable(),
})
export type RoomCheck = z.infer<typeof roomCheck>
