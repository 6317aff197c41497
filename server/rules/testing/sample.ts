/** Samples for tests of kinds. */
import type { BehaviourCode } from '../../contract/behaviours'
import type { Zone } from '../../contract/zone'
import type { Sample, SampleObject } from '../kind'

/** One person each, tracks numbered from 1. */
export const people = (...behaviours: (BehaviourCode | null)[]): SampleObject[] =>
  behaviours.map((behaviour, index) => ({
    trackId: index + 1,
    label: 'person',
    box: { x1: 0, y1: 0, x2: 10, y2: 20 },
    behaviour,
    zones: [],
  }))

export const DOOR: Zone = {
  id: 'door',
  name: 'Door',
  kind: 'restricted',
  anchor: 'bottom_centre',
  points: [
    { x: 0.5, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
  ],
}

export const sample = (objects: SampleObject[], more: Partial<Sample> = {}): Sample => ({
  atMs: 0,
  width: 640,
  height: 480,
  objects,
  zones: [],
  events: [],
  ...more,
})
