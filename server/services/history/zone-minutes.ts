/** Who was in a camera's areas and who crossed its lines, minute by minute, from what the rules' zone watch saw. Pure. */
import { DWELL_BINS_MS } from '../../contract/history'
import type { Sample } from '../../rules/kind'
import { isWanted } from '../../rules/wanted'
import { MINUTE_MS } from './minutes'

/** People times seconds, ms of stays that were seen to end, stays by their length; of a line how often it was crossed each way. */
export type ZoneMinute = {
  zoneId: string
  people: number
  most: number
  entered: number
  left: number
  dwellMs: number
  dwellMost: number
  stays: number[]
  forward: number
  backward: number
}
export type ZonesMinute = {
  cameraId: string
  /** Its beginning, Unix ms. */
  at: number
  /** In which something was measured. */
  seconds: number
  zones: ZoneMinute[]
}

/** `at` Unix ms: when the frame was captured. */
export type WatchedFrame = { cameraId: string; at: number; sample: Pick<Sample, 'zones' | 'objects' | 'events'> }

export type ZoneMinutes = {
  /** Adds a frame; returns the camera's minute before, when this one begins another. */
  add(frame: WatchedFrame): ZonesMinute | null
  /** Those that ended before `now`, and with `all` those that go on. */
  take(now: number, all?: boolean): ZonesMinute[]
}

type Open = { cameraId: string; at: number; frames: number; seconds: Set<number>; zones: Map<string, ZoneMinute> }

export function createZoneMinutes(): ZoneMinutes {
  const open = new Map<string, Open>()

  return {
    add({ cameraId, at, sample }) {
      const start = Math.floor(at / MINUTE_MS) * MINUTE_MS
      const before = open.get(cameraId)
      const same = before?.at === start
      const minute = same ? before : { cameraId, at: start, frames: 0, seconds: new Set<number>(), zones: new Map() }
      open.set(cameraId, minute)
      minute.frames++
      minute.seconds.add(Math.floor((at - start) / 1000))
      count(minute, sample)
      return same || !before ? null : closed(before)
    },
    take(now, all = false) {
      const ended = [...open.values()].filter(({ at }) => all || at + MINUTE_MS <= now)
      for (const { cameraId } of ended) open.delete(cameraId)
      return ended.map(closed)
    },
  }
}

function count({ zones }: Open, sample: WatchedFrame['sample']): void {
  const people = sample.objects.filter((object) => isWanted(object, null))
  for (const { id } of sample.zones) {
    const zone = zones.get(id) ?? nobody(id)
    zones.set(id, zone)
    const inside = people.filter((person) => person.zones.some(({ zoneId }) => zoneId === id)).length
    zone.people += inside
    zone.most = Math.max(zone.most, inside)
  }
  for (const event of sample.events) {
    const zone = zones.get(event.zoneId)
    if (!zone || !people.some(({ trackId }) => trackId === event.trackId)) continue
    if (event.type === 'entered') zone.entered++
    else if (event.type === 'crossed') zone[event.direction]++
    else {
      // The steady clock has parts of milliseconds, what is stored has not.
      const dwellMs = Math.round(event.dwellMs)
      zone.left++
      zone.dwellMs += dwellMs
      zone.dwellMost = Math.max(zone.dwellMost, dwellMs)
      const bin = DWELL_BINS_MS.findLastIndex((from) => dwellMs >= from)
      zone.stays[bin] = (zone.stays[bin] ?? 0) + 1
    }
  }
}

function nobody(zoneId: string): ZoneMinute {
  const stays = DWELL_BINS_MS.map(() => 0)
  return { zoneId, people: 0, most: 0, entered: 0, left: 0, dwellMs: 0, dwellMost: 0, stays, forward: 0, backward: 0 }
}

/** Sums over frames become people times seconds. */
function closed({ cameraId, at, frames, seconds, zones }: Open): ZonesMinute {
  const each = [...zones.values()].map((zone) => ({ ...zone, people: (zone.people / frames) * seconds.size }))
  return { cameraId, at, seconds: seconds.size, zones: each }
}
