import { greyPlanes, putColours } from '../filter/put-colours'
import { node, number } from '../node'

/** Guesses colours for a grey or infrared picture, by a DDColor model that somebody brought; its lightness stays. */
export const colorize = node({
  type: 'Colorize',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { strength: number(0.1, 1.5, 0.1, 1) },
  cost: 60,
  model: 'colours',
  async run({ image }, { strength }, { model, resize, step }) {
    const { side, run } = await model()
    const colours = await run(greyPlanes(await resize(image, side, side)))
    await step(0.5)
    return { image: await putColours(image, colours, side, strength, (share) => step(0.5 + 0.5 * share)) }
  },
})
