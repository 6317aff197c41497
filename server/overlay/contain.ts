/** object-fit: contain, as numbers: where a picture lies inside a box. */
export type Placed = { x: number; y: number; width: number; height: number; scale: number }

/** All in one unit (CSS px); scale is box px per source pixel. A picture or box of no size gives scale 0. */
export function contain(boxWidth: number, boxHeight: number, srcWidth: number, srcHeight: number): Placed {
  if (srcWidth <= 0 || srcHeight <= 0) return { x: 0, y: 0, width: 0, height: 0, scale: 0 }
  const scale = Math.max(0, Math.min(boxWidth / srcWidth, boxHeight / srcHeight))
  const width = srcWidth * scale
  const height = srcHeight * scale
  return { x: (boxWidth - width) / 2, y: (boxHeight - height) / 2, width, height, scale }
}
