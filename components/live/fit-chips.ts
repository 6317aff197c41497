/**
 * How many of these, from the first on, stand in a row side by side. Those that do not are counted by one more ("+2"),
 * for which there is always room before a chip is shown. Pure.
 * @param widths of the chips, CSS px
 * @param room width of the row, CSS px
 * @param more width of what counts the rest, CSS px
 * @param gap between two neighbours, CSS px
 */
export function fitChips(widths: readonly number[], room: number, more: number, gap: number): number {
  let used = 0
  let fitting = 0
  for (const [i, width] of widths.entries()) {
    used += width + (i > 0 ? gap : 0)
    const last = i === widths.length - 1
    if (used + (last ? 0 : gap + more) <= room) fitting = i + 1
  }
  return fitting
}
