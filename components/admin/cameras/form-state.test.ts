import { expect, test } from 'vitest'
import { type CameraAdminView, cameraDraft } from '@/server/contract/camera'
import type { ModelView } from '@/server/contract/model'
import { EMPTY_FORM, fromCamera, losesDetection, newForm, toCameraDraft, withModel } from './form-state'

const camera = (source: CameraAdminView['source']): CameraAdminView => ({
  id: 'c1',
  name: 'Gate',
  place: 'North',
  enabled: false,
  sourceKind: source.kind,
  modelId: 'm',
  intervalMs: 500,
  pictureFps: 5,
  confidence: 0.4,
  iou: 0.5,
  livingOnly: false,
  clips: false,
  clipBeforeMs: 3_000,
  clipAfterMs: 20_000,
  check: null,
  source,
  hasPassword: true,
  recording: null,
  may: 'admin',
  labels: { person: 's' },
  zones: [],
  createdAt: 1,
  updatedAt: 2,
  status: {
    cameraId: 'c1',
    state: 'disabled',
    since: 1,
    fps: 0,
    width: 0,
    height: 0,
    inferenceMs: 0,
    effectiveIntervalMs: 500,
    stretch: 1,
    dropped: 0,
  },
})

test.each<CameraAdminView['source']>([
  { kind: 'rtsp', url: 'rtsp://h/1', username: 'u' },
  { kind: 'http', url: 'https://h/x.m3u8', username: '' },
  { kind: 'file', path: 'a/b.mp4' },
  { kind: 'device', path: '/dev/video2' },
  { kind: 'webcam' },
  { kind: 'calibration', width: 640, height: 480, fps: 30 },
])('a stored $kind camera comes back from the form as it was, without a password', (source) => {
  const { name, place, enabled, modelId, labels, intervalMs, pictureFps, confidence, iou, livingOnly } = camera(source)
  const plain = { name, place, enabled, modelId, labels, intervalMs, pictureFps, confidence, iou, livingOnly }
  const { clips, clipBeforeMs, clipAfterMs } = camera(source)
  const clip = { clips, clipBeforeMs, clipAfterMs }
  expect(cameraDraft.parse(toCameraDraft(fromCamera(camera(source), [])))).toEqual({
    ...{ ...plain, ...clip, source, recording: null },
  })
})

test.each([
  ['', false, undefined],
  ['new', false, 'new'],
  ['', true, ''],
  ['new', true, 'new'],
])('password %j, remove %s sends %j', (password, clearPassword, sent) => {
  const draft = toCameraDraft({ ...EMPTY_FORM, name: 'x', rtspUrl: 'rtsp://h', password, clearPassword })
  expect(draft.source).toEqual({
    kind: 'rtsp',
    url: 'rtsp://h',
    username: '',
    ...(sent === undefined ? {} : { password: sent }),
  })
})

test.each([
  ['rtsp', { kind: 'rtsp', url: 'rtsp://h/main' }],
  ['http', { kind: 'rtsp', url: 'rtsp://h/main' }],
  ['webcam', null],
  ['file', null],
] as const)('a recording stream goes with a camera of kind %s: %o', (kind, recording) => {
  const stored = {
    ...camera({ kind: 'rtsp', url: 'rtsp://h/1' }),
    recording: { kind: 'rtsp', url: 'rtsp://h/main', username: 'u' } as const,
  }
  expect(toCameraDraft({ ...fromCamera(stored, []), kind }).recording).toEqual(recording)
})

test('without any model a new camera starts with pictures only', () => {
  expect(newForm([])).toEqual(EMPTY_FORM)
})

test.each([
  ['a new camera without a model', null, null, true],
  ['a new camera with one', 'm', null, false],
  ['a model that is taken away', null, { modelId: 'm' }, true],
  ['none before, none now', null, { modelId: null }, false],
] as const)('%s: asks is %4$s', (_, modelId, before, asks) => {
  expect(losesDetection({ ...EMPTY_FORM, modelId }, before)).toBe(asks)
})

const model = (id: string, behaviours: ModelView['behaviours']): ModelView => ({
  id,
  name: id,
  shipped: true,
  sizeBytes: 1,
  licence: null,
  origin: null,
  layout: 'yolov8',
  task: 'detect',
  inputWidth: 640,
  inputHeight: 640,
  labels: Object.keys(behaviours),
  behaviours,
  tells: Object.values(behaviours),
  error: null,
  detail: null,
})
const room = model('room', { up: 'u', down: 'd', phone: 'p' })
const other = model('other', { standing: 's' })

test('a new camera shows the map that its model suggests', () => {
  expect(newForm([other, room])).toEqual({ ...EMPTY_FORM, modelId: 'room', labels: room.behaviours })
})

test('a stored camera without a map of its own shows the one that is in force', () => {
  const stored = { ...camera({ kind: 'webcam' }), modelId: 'room', labels: {} }
  expect(fromCamera(stored, [room]).labels).toEqual(room.behaviours)
  expect(fromCamera({ ...stored, labels: { up: 's' } }, [room]).labels).toEqual({ up: 's' })
})

test.each([
  ['an empty map becomes the suggestion', {}, other, null, other.behaviours],
  ['a suggestion gives way to the next', room.behaviours, other, room, other.behaviours],
  ['what somebody set stays', { up: 's' }, other, room, { up: 's' }],
  ['without a model nothing is suggested', room.behaviours, null, room, {}],
] as const)('%s', (_, labels, next, before, expected) => {
  expect(withModel({ labels }, next, before)).toEqual({ modelId: next?.id ?? null, labels: expected })
})
