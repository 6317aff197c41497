import { expect, test } from 'vitest'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import type { ModelView } from '@/server/contract/model'
import { suggestModels } from './suggest-model'

const model = (id: string, more: Partial<ModelView>): ModelView => ({
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
  labels: [],
  behaviours: {},
  tells: [],
  error: null,
  detail: null,
  ...more,
})
const six = model('six', { labels: [...BEHAVIOUR_ORDER], tells: [...BEHAVIOUR_ORDER] })
const pose = model('pose', { task: 'pose', labels: ['person'], tells: ['u', 'd', 'c', 'b', 's'] })
const coco = model('coco', { labels: ['person', 'car', 'dog'] })
const walkers = model('walkers', { labels: ['person'] })
const beacon = model('beacon', { labels: ['beacon'], tells: ['u'] })
const cars = model('cars', { labels: ['car'] })
const own = { ...six, id: 'own', shipped: false }
const broken = { ...six, id: 'broken', error: 'model_invalid' as const, tells: [] }

test.each([
  ['the most behaviours win, and a model for calibration is none for a class', [beacon, pose, six], 'six', null],
  ['the next best when the best cannot be used', [broken, beacon, pose], 'pose', null],
  ['included before uploaded', [own, six], 'six', null],
  ['an upload when it is all there is', [own, beacon], 'own', null],
  ['what is made for persons alone before what knows everything', [coco, walkers, cars], null, 'walkers'],
  ['persons are what sites are about', [cars, coco], null, 'coco'],
  ['nothing fits', [beacon, cars], null, null],
])('%s', (_, models, classroom, site) => {
  const suggested = suggestModels(models)
  expect([suggested.classroom?.id ?? null, suggested.site?.id ?? null]).toEqual([classroom, site])
})
