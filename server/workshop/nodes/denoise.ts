import { calmColours } from '../filter/calm-colours'
import { nonLocalMeans } from '../filter/non-local-means'
import { node, number } from '../node'

/** Noise out of a single picture, and stains of colour out of its dark parts; where there are several, MergeFrames keeps more of it. */
export const denoise = node({
  type: 'Denoise',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { strength: number(0.2, 2, 0.1, 1) },
  cost: 20,
  async run({ image }, { strength }, { step }) {
    const calm = await calmColours(image, (share) => step(0.1 * share))
    return { image: await nonLocalMeans(calm, strength, (share) => step(0.1 + 0.9 * share)) }
  },
})
