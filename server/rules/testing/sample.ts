/** Samples for tests of kinds. */
import type { BehaviourCode } from '../../contract/behaviours'
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

export const sample = (objects: SampleObject[], more: Partial<Sample> = {}): Sample => ({
  atMs: 0,
  width: 640,
  height: 480,
  objects,
  zones: [],
  events: [],
  ...more,
})
