import { expect, it } from 'vitest'
import { z } from 'zod'
import type { Zone } from '../contract/zone'
import { type BookRule, createRuleBook } from './book'
import { ruleKind } from './kind'

/** Says of everybody how long they have been in an area, and what happened. */
const stays = ruleKind({
  name: 'stays',
  params: z.strictObject({}),
  facts: z.strictObject({ dwells: z.array(z.number()), events: z.array(z.string()), names: z.array(z.string()) }),
  sees: () => true,
  step: (_, { objects, events, zones }) => ({
    seen: [
      {
        key: '',
        facts: {
          dwells: objects.flatMap((object) => object.zones.map(({ dwellMs }) => dwellMs)),
          events: events.map(({ type }) => type),
          names: zones.map(({ name }) => name),
        },
      },
    ],
  }),
})
const rule: BookRule = {
  id: 'r',
  version: 1,
  kind: stays,
  params: {},
  forMs: 0,
  cooldownMs: 0,
  cameraId: 'c',
  lastFiredMs: null,
  schedule: null,
}
const door: Zone = {
  id: 'door',
  name: 'Door',
  kind: 'restricted',
  anchor: 'centre',
  points: [
    { x: 0.5, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
  ],
}
/** `version` of the rule makes it begin anew, so that it fires with every frame. */
const book = createRuleBook()
let version = 0
const load = (zones: Zone[], cameraId = 'c') =>
  book.load([{ ...rule, version: ++version }], new Map([[cameraId, zones]]))
const look = (steadyMs: number, x: number) => {
  const box = { x1: x, y1: 10, x2: x + 2, y2: 12 }
  const objects = [{ trackId: 1, label: 'person', box, behaviour: null }]
  return book.feed({ cameraId: 'c', steadyMs, at: 0, width: 100, height: 100, measured: true, objects })[0]?.facts
}

it('shows kinds the zones of the camera, who is in them and since when', () => {
  load([door])
  expect(look(0, 10)).toEqual({ dwells: [], events: [], names: ['Door'] })
  load([{ ...door }])
  expect(look(1_000, 90)).toEqual({ dwells: [0], events: ['entered'], names: ['Door'] })
  load([door])
  expect(look(2_000, 90)).toEqual({ dwells: [1_000], events: [], names: ['Door'] })
})

it('begins anew when the zones change or the camera was away', () => {
  load([door])
  look(3_000, 90)
  load([{ ...door, name: 'Gate' }])
  expect(look(4_000, 90)).toEqual({ dwells: [0], events: [], names: ['Gate'] })
  book.forget('c')
  load([{ ...door, name: 'Gate' }])
  expect(look(5_000, 90)).toEqual({ dwells: [0], events: [], names: ['Gate'] })
})

it('knows no zones of a camera that has none', () => {
  load([door], 'other')
  expect(look(6_000, 90)).toEqual({ dwells: [], events: [], names: [] })
})

it('tells who is where of a camera without rules too, frame by frame in their order', () => {
  const told: [number, number, string[]][] = []
  const silent = createRuleBook((_, at, { objects, events }) => {
    told.push([at, objects[0]?.zones.length ?? 0, events.map(({ type }) => type)])
  })
  silent.load(
    [],
    new Map([
      ['c', [door]],
      ['bare', []],
    ]),
  )
  const feed = (steadyMs: number, x: number, more: object = {}) => {
    const box = { x1: x, y1: 10, x2: x + 2, y2: 12 }
    const objects = [{ trackId: 1, label: 'person', box, behaviour: null }]
    const frame = {
      cameraId: 'c',
      steadyMs,
      at: steadyMs + 7,
      width: 100,
      height: 100,
      measured: true,
      objects,
      ...more,
    }
    expect(silent.feed(frame)).toEqual([])
  }
  feed(1_000, 10)
  feed(2_000, 90)
  feed(1_500, 10)
  feed(2_500, 10, { measured: false })
  feed(2_600, 10, { error: 'inference_failed' })
  feed(2_700, 10, { cameraId: 'bare' })
  feed(3_000, 10)
  expect(told).toEqual([
    [1_007, 0, []],
    [2_007, 1, ['entered']],
    [3_007, 0, ['left']],
  ])
})
