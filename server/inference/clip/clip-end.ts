import type { ErrorCode } from '../../contract/errors'

/** How a clip ended. */
export type ClipEnd = {
  error?: ErrorCode
  /** For the log. */
  detail?: string
  /**
   * What is there: nothing; packets that no browser plays, or that were cut off; a whole file of HEVC, which some browsers play; a file to
   * play with its boxes.
   */
  made: 'nothing' | 'raw' | 'coded' | 'clip'
  /** When its first packet came, steady clock, ms; null when nobody knows any more. */
  firstMs: number | null
  width: number
  height: number
  pictures: number
  durationMs: number
  bytes: number
}

export const NO_CLIP: ClipEnd = {
  made: 'nothing',
  firstMs: null,
  width: 0,
  height: 0,
  pictures: 0,
  durationMs: 0,
  bytes: 0,
}
