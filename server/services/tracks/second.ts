/** What is kept of a camera: a second of it, and a block of them that lies in a file as one piece. */
import type { View } from '../../contract/view'
import type { FoundObject } from '../../rules/kind'

/** What is kept of one object, as rules see it. Boxes are pixels of the source frame. */
export type KeptObject = FoundObject & { zones?: readonly [] }

export type Second = {
  /** On the steady clock of the server that kept it, ms: comparable within a block. */
  steadyMs: number
  /** No picture came. */
  silent: boolean
  /** What the second's first measured frame found; null: nothing was measured in it. */
  objects: readonly KeptObject[] | null
  /** What the camera looked at; null: nobody looked. */
  view: View | null
}

/** All of a block that is not in its seconds. */
export type BlockHead = {
  /** When its first second was, Unix ms. */
  at: number
  /** From its first second to its last, ms. */
  spanMs: number
  /** Of the source, pixels; 0 when nothing was measured. */
  width: number
  height: number
  /** Between two inferences, ms. */
  intervalMs: number
  /** How many. */
  seconds: number
}

/** Its parts, each readable without the others: when and who does what, where, and what the camera looked at. */
export const PARTS = ['seconds', 'boxes', 'views'] as const
export type Part = (typeof PARTS)[number]
export type Columns = Record<Part, Uint8Array>

/** Behaviours in two directions; 0: none, 7: not clear which. */
export const CODES = [null, 'u', 'd', 'c', 'b', 'p', 's'] as const
export const UNSURE = 7
export const CODE_BITS = 3

/** Boxes are kept in thousandths of the picture's width and height. */
export const GRID = 1000
/** More of them in one frame are left out. */
export const MOST_OBJECTS = 500

export const FLAG = { silent: 1, measured: 2, view: 4 } as const
