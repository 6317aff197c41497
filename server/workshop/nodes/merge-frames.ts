import { merge } from '../filter/merge'
import { node } from '../node'

/** Several pictures of a still camera as one with little noise. */
export const mergeFrames = node({
  type: 'MergeFrames',
  inputs: { frames: 'frames' },
  outputs: { image: 'image' },
  widgets: {},
  cost: 12,
  run: async ({ frames }, _settings, { step }) => ({ image: await merge(frames, step) }),
})
