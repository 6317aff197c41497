/** What a new job is about, and how it is put into words for the server. Pure. */
import { cutText } from '@/components/lib/cut-text'
import type { Workflow } from '@/server/contract/workflow'
import type { EnhanceInput } from '@/server/contract/workshop'
import type { Sent } from './use-uploads'

/** A camera, an alert or a moment of a film or of an alert's clip that the page was opened with, or that was chosen on it. */
export type Place =
  | { kind: 'camera' | 'alert'; id: string; name: string }
  | { kind: 'film' | 'clip'; id: string; name: string; atMs: number }
export type Chosen = { place: Place } | { sent: readonly Sent[] }

/** A workflow that is no preset as it is; `name` when it came from a file or is kept, `id` of the kept one. */
export type Own = {
  workflow: Workflow
  name?: string
  id?: string
  /** Whether it was made for several pictures. */
  many: boolean
}

/** A changed preset is for what it was made for; one with a name may be for anything. */
export const fitting = (own: Own | null, many: boolean): Own | null =>
  own?.name !== undefined || own?.many === many ? own : null

/** Longest title that the server takes. */
const MAX_TITLE = 120

/** Whether there are several pictures of the same scene. */
export const isMany = (chosen: Chosen): boolean =>
  'place' in chosen ? chosen.place.kind !== 'alert' : chosen.sent.length > 1

/** Null while there is nothing to enhance. */
export function inputOf(chosen: Chosen, workflow: Workflow, name: string): EnhanceInput | null {
  if ('place' in chosen) {
    const { name: what, ...source } = chosen.place
    return { title: titleOf(what, name), source, workflow }
  }
  const [first] = chosen.sent
  if (!first) return null
  const ids = chosen.sent.map(({ id }) => id)
  return { title: titleOf(first.name.replace(/\.\w+$/, ''), name), source: { kind: 'upload', ids }, workflow }
}

function titleOf(what: string, name: string): string {
  const end = ` · ${name}`
  return cutText(what, MAX_TITLE - end.length) + end
}
