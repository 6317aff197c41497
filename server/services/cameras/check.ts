/** What is checked about a camera before it is stored, beyond the contract's schema. */
import type { CameraPatch } from '../../contract/camera'
import { AppError } from '../../errors'
import type { ModelLibrary } from '../models/library'

/** Throws model_not_found. An unusable model may be chosen: the camera then shows why. */
export async function checkCamera(models: ModelLibrary, patch: CameraPatch): Promise<void> {
  if (patch.modelId && !(await models.exists(patch.modelId))) throw new AppError('model_not_found')
}
