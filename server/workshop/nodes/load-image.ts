import { node } from '../node'

/** The picture that the job is about. */
export const loadImage = node({
  type: 'LoadImage',
  inputs: {},
  outputs: { image: 'image' },
  widgets: {},
  cost: 1,
  run: async (_given, _settings, tools) => ({ image: await tools.picture() }),
})
