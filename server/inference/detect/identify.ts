/** From what a model file says of itself to everything the engine needs to run it. */
import type { ErrorCode } from '../../contract/errors'
import type { ModelManifest, ModelSpec } from '../../contract/model'
import { COCO_LABELS } from './coco'
import { type FileFacts, readFacts } from './file-facts'
import { identifyInput } from './identify-input'
import { identifyOutput } from './identify-output'
import { MOVENET_COLUMNS } from './layouts/movenet-multipose'
import { normalisationOf } from './normalisation'
import type { Clues, Recognised } from './recognise'
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

/** The manifest beats the file's metadata, which beats its shapes. Never throws: what cannot be used says why. */
export function identifyModel({ inputs, outputs, metadata, manifest }: ModelFacts): Identified {
  const file = readFacts(metadata)
  const looksLikeMovenet =
    manifest?.layout === 'movenet-multipose' ||
    (!file.names && outputs.some(({ shape }) => shape[2] === MOVENET_COLUMNS))
  const input = identifyInput(inputs, file, manifest, looksLikeMovenet)
  if (typeof input === 'string') return { ok: false, error: 'model_unknown_input', detail: input }

  const clues: Clues = {
    width: input.width,
    height: input.height,
    nhwc: input.order === 'nhwc',
    task: manifest?.task ?? (file.task === 'pose' ? 'pose' : file.task === null ? null : 'detect'),
    classes: (manifest?.labels ?? file.names)?.length ?? null,
    file,
  }
  const output = identifyOutput(outputs, clues, manifest)
  if (typeof output === 'string') return { ok: false, error: 'model_unknown_output', detail: output }

  const { name, order, dtype, width, height } = input
  return {
    ok: true,
    spec: {
      layout: output.layout,
      task: output.task,
      input: { ...normalisationOf(output.layout, dtype), ...manifest?.input, name, order, dtype, width, height },
      outputs: output.outputs,
      labels: labelsOf(output, manifest, file),
    },
  }
}

/** One label per class: the manifest's, the file's, COCO's for 80 classes, person for a pose, else class_0 … */
function labelsOf({ classes, task }: Recognised, manifest: ModelManifest | null, file: FileFacts): string[] {
  if (manifest?.labels) return manifest.labels
  if (file.names) return file.names
  if (classes === COCO_LABELS.length) return [...COCO_LABELS]
  if (task === 'pose' && classes === 1) return ['person']
  return Array.from({ length: classes }, (_, index) => `class_${index}`)
}
