/** Draws boxes into a picture that leaves as a file or a film. Implemented by media/burner.ts. */
import type { FrameObject } from '../contract/frame'
import type { Locale } from '../contract/locale'
import type { Zone } from '../contract/zone'

export type BurnFrame = {
  jpeg: Uint8Array
  /** Of the source, pixels: what the boxes are in. */
  width: number
  height: number
  objects: readonly FrameObject[]
  /** Capture time, Unix ms. */
  at: number
  /** Areas and lines to show. */
  zones?: readonly Zone[]
}

export type BurnOptions = {
  locale: Locale
  /** Written below with the capture time. */
  title: string
  /** Who asked: one who asks for much is refused before others are. */
  owner: string
  /** Makes a wider picture smaller, px. */
  maxWidth?: number
}

/** Returns a JPEG of the picture's own size, unless that is wider than it may be. Rejects with `busy` when too much waits already, `internal` when the drawing fails. */
export type Burn = (frame: BurnFrame, options: BurnOptions) => Promise<Buffer>
