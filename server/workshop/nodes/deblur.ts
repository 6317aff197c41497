import { byTiles } from '../filter/by-tiles'
import { mix } from '../filter/mix'
import { node, number } from '../node'

/** Less of the blur of what moved, or of a camera that did, by a model (models/deblur). */
export const deblur = node({
  type: 'Deblur',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { strength: number(0.1, 1, 0.1, 1) },
  cost: 1600,
  model: 'deblur',
  async run({ image }, { strength }, { model, step }) {
    return { image: mix(image, await byTiles(image, await model(), step), strength) }
  },
})
