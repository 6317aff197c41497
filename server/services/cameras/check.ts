/** What is checked about a camera before it is stored, beyond the contract's schema. */
import type { CameraPatch } from '../../contract/camera'
import type { ModelLibrary } from '../models/library'
import { requireDetector } from '../models/require-detector'

/** Throws what requireDetector throws. */
export async function checkCamera(models: ModelLibrary, patch: CameraPatch): Promise<void> {
  if (patch.modelId) await requireDetector(models, patch.modelId)
}
