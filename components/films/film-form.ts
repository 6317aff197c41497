/** The form of a film. Pure. */
import { suggestModels } from '@/components/admin/cameras/suggest-model'
import { cutText } from '@/components/lib/cut-text'
import type { FilmDraftInput, FilmSettings, FilmSource } from '@/server/contract/film'
import { isDetector, type ModelView } from '@/server/contract/model'
import type { ClipToAnalyse } from './film-choices'

export type SettingsForm = { modelId: string; intervalMs: number; confidence: number }

export type FilmForm = SettingsForm & {
  kind: FilmSource['kind']
  file: File | null
  path: string
  clip: ClipToAnalyse | null
  name: string
  place: string
  /** As the browser's field for date and time has it: local, to the minute; '' when it is not whole. */
  startsAt: string
}

export function newFilm(models: readonly ModelView[], now: number): FilmForm {
  const { classroom, site } = suggestModels(models)
  const modelId = (classroom ?? site ?? models.find((model) => model.error === null && isDetector(model)))?.id ?? ''
  const settings = { modelId, intervalMs: 200, confidence: 0.25 }
  const source = { kind: 'upload' as const, file: null, path: '', clip: null }
  return { ...settings, ...source, name: '', place: '', startsAt: toLocalField(now) }
}

/** Named by who asks, looked at as its camera looks while its model can be used. */
export function withClip(form: FilmForm, clip: ClipToAnalyse, name: string, models: readonly ModelView[]): FilmForm {
  const { modelId, intervalMs, confidence } = clip.settings ?? form
  const usable = models.some(({ id, error }) => id === modelId && error === null)
  const settings = { modelId: usable && modelId !== null ? modelId : form.modelId, intervalMs, confidence }
  return { ...form, ...settings, kind: 'clip', clip, name: cutText(name, 120), place: clip.place }
}

/** Named after the file, and taken when it was last written, as long as nothing else was said. */
export function withFile(form: FilmForm, file: File | null): FilmForm {
  if (!file) return { ...form, file }
  const untouched = form.name === '' || form.name === nameFrom(form.file?.name ?? '')
  return { ...form, file, name: untouched ? nameFrom(file.name) : form.name, startsAt: toLocalField(file.lastModified) }
}

export function withPath(form: FilmForm, path: string): FilmForm {
  const untouched = form.name === '' || form.name === nameFrom(form.path)
  return { ...form, path, name: untouched ? nameFrom(path) : form.name }
}

const nameFrom = (file: string): string => cutText((file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, ''), 120)

export function toDraft({ kind, file, path, clip, name, place, startsAt, ...settings }: FilmForm): FilmDraftInput {
  // A clip's beginning is known to the millisecond.
  const at = kind === 'clip' && clip ? clip.startsAt : fromLocalField(startsAt)
  return { name, place, startsAt: at, source: toSource({ kind, file, path, clip }), settings }
}

function toSource({ kind, file, path, clip }: Pick<FilmForm, 'kind' | 'file' | 'path' | 'clip'>): FilmSource {
  switch (kind) {
    case 'upload':
      return { kind, bytes: file?.size ?? 0 }
    case 'media':
      return { kind, path }
    case 'demo':
      return { kind }
    case 'clip':
      return { kind, id: clip?.alertId ?? '' }
  }
}

export function toSettingsForm({ modelId, intervalMs, confidence }: FilmSettings): SettingsForm {
  return { modelId, intervalMs, confidence }
}

/** A moment as a field for local date and time has it. */
export function toLocalField(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** NaN for what is no whole date: the contract refuses it. */
export function fromLocalField(text: string): number {
  return text === '' ? Number.NaN : new Date(text).getTime()
}
