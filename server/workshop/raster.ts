/** A decoded picture as the nodes have it. Sixteen bits, so that dark parts can be lifted without steps. */
export type Raster = {
  width: number
  height: number
  /** Red, green, blue, row by row without gaps; 256 times what eight bits have, up to 65535. */
  data: Uint16Array
}

/** Pictures of the same scene in their order, of the same size, and which of them the others are laid around. */
export type Frames = { pictures: readonly Raster[]; chosen: number }

export const WHITE = 65_535

export function emptyRaster(width: number, height: number): Raster {
  return { width, height, data: new Uint16Array(width * height * 3) }
}
