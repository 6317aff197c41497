import { node, number } from '../node'

/** Several pictures of the same scene: of a camera just now, of a film, or those that were dropped together. */
export const loadFrames = node({
  type: 'LoadFrames',
  inputs: {},
  outputs: { frames: 'frames' },
  widgets: { most: number(2, 32, 1, 16) },
  cost: 4,
  run: async (_given, { most }, tools) => ({ frames: await tools.frames(most) }),
})
