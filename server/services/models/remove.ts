import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../../errors'
import { verb } from '../verb'

/** Throws model_not_found, forbidden (shipped), model_in_use (also by a disabled camera). */
export const removeModel = verb({
  name: 'models.remove',
  method: 'DELETE',
  path: '/api/models/{id}',
  summary: 'Removes an uploaded model that no camera uses.',
  action: 'model.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ models }, { input: { id }, change }) {
    const folder = await models.find(id)
    if (!folder) throw new AppError('model_not_found')
    if (folder.shipped) throw new AppError('forbidden', 'models that came with the program stay')
    await change(async (tx) => {
      if ((await tx.camera.count({ where: { modelId: id } })) > 0) throw new AppError('model_in_use')
      await rm(folder.dir, { recursive: true, force: true })
      return { value: null, target: `model:${id}`, before: { name: folder.manifest?.name ?? id } }
    })
    return undefined
  },
})
