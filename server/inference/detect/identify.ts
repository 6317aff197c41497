/** From what a model file says of itself to everything the engine needs to run it. */
import type { ErrorCode } from '../../contract/errors'
import type { ModelManifest, ModelSpec } from '../../contract/model'
import type { TensorInfo } from './types'

export type Identified =
  | { ok: true; spec: Omit<ModelSpec, 'id' | 'path'> }
  | { ok: false; error: ErrorCode; detail: string }

export type ModelFacts = {
  inputs: TensorInfo[]
  outputs: TensorInfo[]
  metadata: Record<string, string>
  manifest: ModelManifest | null
}

/** Manifest beats metadata beats shapes. Never throws: what cannot be used says why. */
export function identifyModel(_facts: ModelFacts): Identified {
  return { ok: false, error: 'model_unknown_output', detail: 'not built yet' }
}
