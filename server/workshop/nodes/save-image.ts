import { choice, node } from '../node'

/** What the job is for. A workflow has exactly one. */
export const saveImage = node({
  type: 'SaveImage',
  inputs: { image: 'image' },
  outputs: {},
  widgets: { format: choice('png', 'jpeg', 'webp') },
  cost: 2,
  async run({ image }, { format }, tools) {
    await tools.save(image, format)
    return {}
  },
})
