/** What sort of place a seed is. */
import { seeded } from '../random'

export const VENUE_KINDS = ['classroom', 'lab', 'office', 'meeting', 'exam', 'corridor'] as const
export type VenueKind = (typeof VENUE_KINDS)[number]

export function planKind(seed: number): VenueKind {
  const weights = { classroom: 3, lab: 4, office: 4, meeting: 4, exam: 2, corridor: 2 }
  return seeded(seed, 58).weighted<VenueKind>(weights)
}
