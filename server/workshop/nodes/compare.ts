import { node, number } from '../node'
import { emptyRaster, WHITE } from '../raster'

/** One picture: the left of `before`, the right of `after`, a white line between them. `before` is brought to its size. */
export const compare = node({
  type: 'Compare',
  inputs: { before: 'image', after: 'image' },
  outputs: { image: 'image' },
  widgets: { percent: number(0, 100, 1, 50) },
  cost: 1,
  async run({ before, after }, { percent }, tools) {
    const { width, height } = after
    const same = before.width === width && before.height === height
    const left = same ? before : await tools.resize(before, width, height)
    const both = emptyRaster(width, height)
    const split = Math.round((width * percent) / 100)
    for (let y = 0; y < height; y++) {
      const row = y * width * 3
      both.data.set(left.data.subarray(row, row + split * 3), row)
      both.data.set(after.data.subarray(row + split * 3, row + width * 3), row + split * 3)
      if (split > 0 && split < width) both.data.fill(WHITE, row + (split - 1) * 3, row + (split + 1) * 3)
    }
    return { image: both }
  },
})
