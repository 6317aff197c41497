import { z } from 'zod'
import { modelView } from '../../contract/model'
import { verb } from '../verb'
import { toModelView } from './view'

export const listModels = verb({
  name: 'models.list',
  method: 'GET',
  path: '/api/models',
  summary: 'All models.',
  action: 'model.read',
  input: z.strictObject({}),
  output: z.array(modelView),
  async run({ models }) {
    const folders = await models.list()
    return Promise.all(folders.map(async (folder) => toModelView(folder, await models.inspect(folder))))
  },
})
