import { z } from 'zod'
import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import { type RecentCounts, recentCounts } from '../../contract/history'
import type { CameraMinute } from '../../store/generated/client'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { MINUTE_MS } from './minutes'
import { RECENT_MS } from './recent'

/**
 * By the second what this server has seen itself; before that by the minute what is stored, at the minute's end: of another
 * server's camera, and after a restart.
 */
export const recentCountsVerb = verb({
  name: 'counts.recent',
  method: 'GET',
  path: '/api/cameras/{id}/recent',
  summary: "A camera's counts of the last five minutes: by the second where this server has them, else by the minute.",
  action: 'camera.read',
  on: cameraOf(),
  input: z.strictObject({ id: z.string() }),
  output: recentCounts,
  async run({ prisma, minutes, clock }, { input: { id } }): Promise<RecentCounts> {
    const now = clock.now()
    const seen = minutes.recent.of(id, now)
    const until = seen[0]?.timestamp ?? now
    const stored = await prisma.cameraMinute.findMany({
      where: { cameraId: id, at: { gt: new Date(now - RECENT_MS - MINUTE_MS), lte: new Date(until - MINUTE_MS) } },
      orderBy: { at: 'asc' },
    })
    return [...stored.map(ofMinute), ...seen]
  },
})

function ofMinute({ at, frames, people, unsure, behaviours }: CameraMinute): RecentCounts[number] {
  const mean = (sum: number) => Math.round((sum / Math.max(1, frames)) * 10) / 10
  return {
    timestamp: at.getTime() + MINUTE_MS,
    people: mean(people),
    unsure: mean(unsure),
    counts: Object.fromEntries(
      BEHAVIOUR_ORDER.map((code, i) => [code, mean(behaviours[i] ?? 0)]),
    ) as RecentCounts[number]['counts'],
  }
}
