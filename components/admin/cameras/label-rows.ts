import type { BehaviourCode } from '@/server/contract/behaviours'

/**
 * The labels to offer: what the model names, then what is mapped although the model does not name it (another model's
 * labels, or typed by hand). Mapped ones come first, so that what counts is in view.
 */
export function labelRows(modelLabels: readonly string[], map: Record<string, BehaviourCode>): string[] {
  const all = [...new Set([...modelLabels, ...Object.keys(map)])]
  return [...all.filter((label) => label in map), ...all.filter((label) => !(label in map))]
}

/** The map with one label set to a behaviour, or without it (null). */
export function withLabel(
  map: Record<string, BehaviourCode>,
  label: string,
  code: BehaviourCode | null,
): Record<string, BehaviourCode> {
  const rest = Object.entries(map).filter(([key]) => key !== label)
  return Object.fromEntries(code === null ? rest : [...rest, [label, code]])
}
