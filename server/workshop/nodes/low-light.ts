import { asOneTile, byTiles } from '../filter/by-tiles'
import { mix } from '../filter/mix'
import { node, number } from '../node'

/** A dark, noisy picture as it would be in better light, by a model (models/low-light). What it cannot see it leaves out. */
export const lowLight = node({
  type: 'LowLight',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { strength: number(0.1, 1, 0.1, 1) },
  cost: 800,
  model: 'low-light',
  async run({ image }, { strength }, { model, resize, step }) {
    const opened = await model()
    const whole = await asOneTile(image, opened, resize)
    return { image: mix(image, await byTiles(image, opened, step, whole), strength) }
  },
})
