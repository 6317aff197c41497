/** Somebody in a film: who, where they belong, and what they do when. */
import type { Person } from './people'
import type { Segment } from './timeline'

export type Place = { x: number; z: number; floor: number; yaw: number }

export type Actor = {
  person: Person
  /** Where the person sits, or stands between two rounds; yaw 0 looks towards +z. */
  home: Place
  timeline: Segment[]
}
