/** A small picture without colours: enough to see what moves, little enough to look through in a millisecond. */
export type GreyPicture = {
  width: number
  height: number
  /** Brightness 0..255, row by row without gaps. */
  data: Uint8Array
}

/** Longer side, pixels: a quarter of 720p. */
const LONGEST = 320
/** The scaler writes whole blocks of this many pixels. */
const BLOCK = 32

/** Size of the grey picture of a source, pixels: nearly its shape, and not larger than it unless it is tiny. */
export function greySize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  return {
    width: Math.max(BLOCK, Math.floor((width * scale) / BLOCK) * BLOCK),
    height: Math.max(1, Math.round(height * scale)),
  }
}
