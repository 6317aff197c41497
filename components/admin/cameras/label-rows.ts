import type { BehaviourCode, LabelMap } from '@/server/contract/behaviours'
import { createLabelMapper } from '@/server/contract/label-mapper'

/**
 * The labels to offer: what the model names, then what is mapped although the model does not name it (another model's
 * labels, or typed by hand). Those that count come first, so that they are in view.
 */
export function labelRows(modelLabels: readonly string[], map: LabelMap): string[] {
  const all = [...new Set([...modelLabels, ...Object.keys(map)])]
  const counts = createLabelMapper(map)
  return [...all.filter((label) => counts(label) !== null), ...all.filter((label) => counts(label) === null)]
}

/** The map with one label set to a behaviour, or to none (null): that is said too, for its name may be a known one. */
export function withLabel(map: LabelMap, label: string, code: BehaviourCode | null): LabelMap {
  return { ...map, [label]: code }
}
