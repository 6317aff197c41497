import { nonLocalMeans } from '../filter/non-local-means'
import { node, number } from '../node'

/** Noise out of a single picture; where there are several, MergeFrames keeps more of it. */
export const denoise = node({
  type: 'Denoise',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { strength: number(0.2, 2, 0.1, 1) },
  cost: 20,
  run: async ({ image }, { strength }, { step }) => ({ image: await nonLocalMeans(image, strength, step) }),
})
