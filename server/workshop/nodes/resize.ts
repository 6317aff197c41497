import { node, number } from '../node'

/** Larger or smaller by Lanczos' filter: no detail is invented. */
export const resize = node({
  type: 'Resize',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { factor: number(0.1, 4, 0.1, 2) },
  cost: 2,
  async run({ image }, { factor }, tools) {
    const size = (length: number) => Math.max(1, Math.round(length * factor))
    return { image: await tools.resize(image, size(image.width), size(image.height)) }
  },
})
