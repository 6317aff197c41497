/** Which cameras a page of the grid shows. */
export const GRID_SIZES = [1, 4, 9, 16] as const
export type GridSize = (typeof GRID_SIZES)[number]
const DEFAULT_GRID: GridSize = 4

export type GridPage<T> = { items: T[]; page: number; pages: number; columns: number; rows: number }

/**
 * @param page wanted page from 0; clamped, so that removed cameras never leave an empty page
 * @returns columns and rows: as few as hold every tile of the page, so that each is as large as possible
 */
export function gridPage<T>(all: readonly T[], size: GridSize, page: number): GridPage<T> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const at = Math.min(Math.max(0, page), pages - 1)
  const items = all.slice(at * size, (at + 1) * size)
  const shown = pages > 1 ? size : items.length
  const columns = Math.max(1, Math.ceil(Math.sqrt(shown)))
  return { items, page: at, pages, columns, rows: Math.max(1, Math.ceil(shown / columns)) }
}

/** What was stored in the browser, or the default when it is nothing we know. */
export function parseGridSize(text: string | null): GridSize {
  return GRID_SIZES.find((size) => String(size) === text) ?? DEFAULT_GRID
}
