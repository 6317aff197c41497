import type { LabelMap } from '@/server/contract/behaviours'
import { type CameraAdminView, mayRecord, type SourceKind } from '@/server/contract/camera'
import type { ModelView } from '@/server/contract/model'
import { suggestModels } from './suggest-model'

/** What the form holds: the fields of every source kind at once, so that changing the kind loses nothing. */
export type CameraFormState = {
  name: string
  place: string
  kind: SourceKind
  rtspUrl: string
  httpUrl: string
  username: string
  password: string
  /** Of the large stream; '' for none. */
  recordingUrl: string
  /** Remove the stored password; an empty field alone means: keep it. */
  clearPassword: boolean
  filePath: string
  devicePath: string
  width: number
  height: number
  fps: number
  modelId: string | null
  labels: LabelMap
  intervalMs: number
  pictureFps: number
  confidence: number
  iou: number
  livingOnly: boolean
  clips: boolean
  clipBeforeMs: number
  clipAfterMs: number
  enabled: boolean
}

export const EMPTY_FORM: CameraFormState = {
  name: '',
  place: '',
  kind: 'rtsp',
  rtspUrl: 'rtsp://',
  httpUrl: 'http://',
  username: '',
  password: '',
  recordingUrl: '',
  clearPassword: false,
  filePath: '',
  devicePath: '/dev/video0',
  width: 1280,
  height: 720,
  fps: 25,
  modelId: null,
  labels: {},
  intervalMs: 200,
  pictureFps: 10,
  confidence: 0.25,
  iou: 0.45,
  livingOnly: true,
  clips: true,
  clipBeforeMs: 5_000,
  clipAfterMs: 10_000,
  enabled: true,
}

/** The form of a new camera: with a model, because a camera without one looks as if nothing worked. */
export function newForm(models: readonly ModelView[]): CameraFormState {
  return { ...EMPTY_FORM, ...withModel(EMPTY_FORM, suggestModels(models).classroom, null) }
}

/**
 * What changes with another model (null: none). The map is the model's own suggestion until somebody has changed it: so
 * the server takes an empty one, and so it is shown.
 */
export function withModel(
  { labels }: Pick<CameraFormState, 'labels'>,
  model: ModelView | null,
  before: ModelView | null,
): Pick<CameraFormState, 'modelId' | 'labels'> {
  const untouched = Object.keys(labels).length === 0 || isSame(labels, before?.behaviours ?? {})
  return { modelId: model?.id ?? null, labels: untouched ? { ...model?.behaviours } : labels }
}

function isSame(a: LabelMap, b: LabelMap): boolean {
  const labels = Object.keys({ ...a, ...b })
  return labels.every((label) => a[label] === b[label])
}

/** Whether saving leaves a camera without detection that was not so before: worth a question. */
export function losesDetection(form: CameraFormState, before: Pick<CameraAdminView, 'modelId'> | null): boolean {
  return form.modelId === null && before?.modelId !== null
}

/** The form as it opens for a stored camera. */
export function fromCamera(camera: CameraAdminView, models: readonly ModelView[]): CameraFormState {
  const { source, name, place, modelId, intervalMs, pictureFps, confidence, iou, livingOnly, enabled } = camera
  const { clips, clipBeforeMs, clipAfterMs } = camera
  const model = models.find(({ id }) => id === modelId) ?? null
  const { labels } = withModel(camera, model, null)
  const plain = { name, place, modelId, labels, intervalMs, pictureFps, confidence, iou, livingOnly, enabled }
  const clip = { clips, clipBeforeMs, clipAfterMs }
  const recordingUrl = camera.recording?.url ?? ''
  const form = { ...EMPTY_FORM, ...plain, ...clip, recordingUrl, kind: source.kind }
  switch (source.kind) {
    case 'rtsp':
      return { ...form, rtspUrl: source.url, username: source.username ?? '' }
    case 'http':
      return { ...form, httpUrl: source.url, username: source.username ?? '' }
    case 'file':
      return { ...form, filePath: source.path }
    case 'device':
      return { ...form, devicePath: source.path }
    case 'calibration':
      return { ...form, width: source.width, height: source.height, fps: source.fps }
    case 'webcam':
    case 'demo':
      return form
  }
}

function credentials({ username, password, clearPassword }: CameraFormState) {
  if (clearPassword && password === '') return { username, password: '' }
  return password === '' ? { username } : { username, password }
}

function toSource(form: CameraFormState): object {
  const { kind } = form
  switch (kind) {
    case 'rtsp':
      return { kind, url: form.rtspUrl.trim(), ...credentials(form) }
    case 'http':
      return { kind, url: form.httpUrl.trim(), ...credentials(form) }
    case 'file':
      return { kind, path: form.filePath }
    case 'device':
      return { kind, path: form.devicePath.trim() }
    case 'calibration':
      return { kind, width: form.width, height: form.height, fps: form.fps }
    case 'webcam':
    case 'demo':
      return { kind }
  }
}

/** What the contract's cameraDraft schema checks; values may still be wrong. */
export function toCameraDraft(form: CameraFormState) {
  const { name, place, modelId, labels, intervalMs, pictureFps, confidence, iou, livingOnly, enabled } = form
  const { clips, clipBeforeMs, clipAfterMs } = form
  const numbers = { intervalMs, pictureFps, confidence, iou, livingOnly }
  const clip = { clips, clipBeforeMs, clipAfterMs }
  const sources = { source: toSource(form), recording: toRecording(form) }
  return { name, place, modelId, labels, ...numbers, ...clip, enabled, ...sources }
}

/** Of a kind that has none the field is not shown, whatever is in it. */
function toRecording({ kind, recordingUrl }: CameraFormState): object | null {
  const url = recordingUrl.trim()
  return url === '' || !mayRecord(kind) ? null : { kind: 'rtsp', url }
}
