/** The cells that a model's outputs stand for: one feature map per stride, row by row, finest first. */

export const STRIDES_3 = [8, 16, 32] as const
export const STRIDES_4 = [8, 16, 32, 64] as const

export type Level = { stride: number; columns: number; rows: number; cells: number }

export function levels(width: number, height: number, strides: readonly number[]): Level[] {
  return strides.map((stride) => {
    const columns = Math.ceil(width / stride)
    const rows = Math.ceil(height / stride)
    return { stride, columns, rows, cells: columns * rows }
  })
}

/** Cells of all levels together. */
export function cellCount(width: number, height: number, strides: readonly number[]): number {
  return levels(width, height, strides).reduce((sum, level) => sum + level.cells, 0)
}
