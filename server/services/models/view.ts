import type { ModelView, PictureLayout } from '../../contract/model'
import { toldApart } from '../../inference/behaviour/told-apart'
import type { Finding } from './findings'
import type { ModelFolder } from './folder'

const PICTURE_TASKS = { maxim: 'enhance', ddcolor: 'colorize' } as const satisfies Record<PictureLayout, string>

export function toModelView(folder: ModelFolder, finding: Finding): ModelView {
  const { id, shipped, found, manifest } = folder
  const spec = 'spec' in finding ? finding.spec : null
  const picture = 'picture' in finding ? finding.picture : null
  const behaviours = manifest?.behaviours ?? {}
  const problem = 'error' in finding ? finding : null
  return {
    id,
    name: manifest?.name ?? id,
    shipped,
    sizeBytes: found?.sizeBytes ?? 0,
    licence: manifest?.licence ?? null,
    origin: manifest?.origin ?? null,
    layout: spec?.layout ?? picture?.layout ?? null,
    task: spec?.task ?? (picture && PICTURE_TASKS[picture.layout]),
    inputWidth: spec?.input.width ?? picture?.side ?? null,
    inputHeight: spec?.input.height ?? picture?.side ?? null,
    labels: spec?.labels ?? manifest?.labels ?? [],
    behaviours,
    tells: spec ? toldApart(spec, behaviours) : [],
    error: problem?.error ?? null,
    detail: problem?.detail ?? null,
  }
}
