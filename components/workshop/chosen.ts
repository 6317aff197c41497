/** What a new job is about, and how it is put into words for the server. Pure. */
import { type Preset, presetWorkflow } from '@/server/contract/workflow-presets'
import type { EnhanceInput } from '@/server/contract/workshop'
import type { Sent } from './use-uploads'

/** A camera or an alert that the page was opened with, or that was chosen on it. */
export type Place = { kind: 'camera' | 'alert'; id: string; name: string }
export type Chosen = { place: Place } | { sent: readonly Sent[] }

/** Longest title that the server takes. */
const MAX_TITLE = 120

/** Whether there are several pictures of the same scene. */
export const isMany = (chosen: Chosen): boolean =>
  'place' in chosen ? chosen.place.kind === 'camera' : chosen.sent.length > 1

/** Null while there is nothing to enhance. */
export function inputOf(chosen: Chosen, preset: Preset, presetName: string): EnhanceInput | null {
  const workflow = presetWorkflow(preset, isMany(chosen))
  if ('place' in chosen) {
    const { kind, id, name } = chosen.place
    return { title: titleOf(name, presetName), source: { kind, id }, workflow }
  }
  const [first] = chosen.sent
  if (!first) return null
  const ids = chosen.sent.map(({ id }) => id)
  return { title: titleOf(first.name.replace(/\.\w+$/, ''), presetName), source: { kind: 'upload', ids }, workflow }
}

function titleOf(name: string, presetName: string): string {
  const end = ` · ${presetName}`
  return name.slice(0, MAX_TITLE - end.length) + end
}
