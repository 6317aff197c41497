import { AppError } from '../../errors'
import type { ModelLibrary } from './library'

/** Throws model_not_found, model_no_detector. One that cannot be used may be chosen: it is shown why. */
export async function requireDetector(models: ModelLibrary, id: string): Promise<void> {
  const folder = await models.find(id)
  if (!folder) throw new AppError('model_not_found')
  if ('picture' in (await models.inspect(folder))) throw new AppError('model_no_detector')
}
