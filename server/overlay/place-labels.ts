/** Where the labels of boxes go so that they can be read: inside the picture, and not over one another. */
export type Rect = { x: number; y: number; width: number; height: number }
/** texts: from the fullest to the shortest; the first that fits is used. */
export type LabelWish = { box: Rect; texts: readonly string[] }
export type PlacedLabel = Rect & { text: string }

/**
 * Places labels greedily, in the given order (most important first). Tried for each text: above the box, inside at its
 * top, below it. A label that fits nowhere is left out: its box is still drawn.
 * @param bounds the picture, CSS px
 * @param measure width of a text, CSS px, padding included
 * @returns one entry per wish, null when left out
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  bounds: Rect,
  height: number,
  measure: (text: string) => number,
): (PlacedLabel | null)[] {
  const taken: Rect[] = []
  return wishes.map(({ box, texts }) => {
    for (const text of texts) {
      const width = measure(text)
      if (width > bounds.width) continue
      for (const y of [box.y - height, box.y, box.y + box.height]) {
        const label = { text, width, height, y, x: clamp(box.x, bounds.x, bounds.x + bounds.width - width) }
        if (y < bounds.y || y + height > bounds.y + bounds.height) continue
        if (taken.some((other) => overlaps(other, label))) continue
        taken.push(label)
        return label
      }
    }
    return null
  })
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}
