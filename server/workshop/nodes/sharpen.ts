import { blur } from '../filter/blur'
import { fromPlanes, planeOf } from '../filter/planes'
import { node, number } from '../node'

/** Unsharp mask: what a blurred copy lacks is added once more. */
export const sharpen = node({
  type: 'Sharpen',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { amount: number(0, 3, 0.1, 0.8), radius: number(0.5, 5, 0.1, 1) },
  cost: 2,
  async run({ image }, { amount, radius }, { step }) {
    const { width, height } = image
    const planes: Float32Array[] = []
    for (const channel of [0, 1, 2]) {
      await step(channel / 3)
      const plane = planeOf(image, channel)
      const soft = blur(plane, width, height, radius)
      planes.push(plane.map((value, i) => value + amount * (value - (soft[i] ?? 0))))
    }
    return { image: fromPlanes(planes, width, height) }
  },
})
