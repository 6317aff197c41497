import type { ModelView } from '../../contract/model'
import { toldApart } from '../../inference/behaviour/told-apart'
import type { Finding } from './findings'
import type { ModelFolder } from './folder'

export function toModelView(folder: ModelFolder, finding: Finding): ModelView {
  const { id, shipped, found, manifest } = folder
  const spec = 'spec' in finding ? finding.spec : null
  const behaviours = manifest?.behaviours ?? {}
  const problem = 'spec' in finding ? null : finding
  return {
    id,
    name: manifest?.name ?? id,
    shipped,
    sizeBytes: found?.sizeBytes ?? 0,
    licence: manifest?.licence ?? null,
    origin: manifest?.origin ?? null,
    layout: spec?.layout ?? null,
    task: spec?.task ?? null,
    inputWidth: spec?.input.width ?? null,
    inputHeight: spec?.input.height ?? null,
    labels: spec?.labels ?? manifest?.labels ?? [],
    behaviours,
    tells: spec ? toldApart(spec, behaviours) : [],
    error: problem?.error ?? null,
    detail: problem?.detail ?? null,
  }
}
