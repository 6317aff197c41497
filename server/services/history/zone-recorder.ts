/** Keeps who was in areas and who crossed lines, every five minutes a row for each. */
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { PrismaClient } from '../../store/generated/client'
import { createWriteBehind } from './write-behind'
import { createZoneMinutes, type WatchedFrame, type ZonesMinute } from './zone-minutes'

const WRITE_MS = 5_000
/** Of a row. */
export const ZONE_STEP_MS = 5 * 60_000
/** Of what they are summed up in. */
export const ZONE_HOUR_MS = 60 * 60_000

export type ZoneRecorder = {
  /** Only adds up. */
  add(frame: WatchedFrame): void
  start(): void
  /** Writes what has ended. Never rejects. */
  write(): Promise<void>
  /** Writes what there is, also of minutes that go on. */
  stop(): Promise<void>
}

export function createZoneRecorder({
  prisma,
  clock,
  log,
}: {
  prisma: PrismaClient
  clock: Clock
  log: Logger
}): ZoneRecorder {
  const minutes = createZoneMinutes()
  const behind = createWriteBehind<ZonesMinute>('counts of zones', (minute) => store(prisma, minute), log)
  let timer: NodeJS.Timeout | undefined
  return {
    add(frame) {
      const ended = minutes.add(frame)
      if (ended) behind.push(ended)
    },
    start() {
      timer = setInterval(() => void this.write(), WRITE_MS)
    },
    write() {
      behind.push(...minutes.take(clock.now()))
      return behind.write()
    },
    stop() {
      clearInterval(timer)
      behind.push(...minutes.take(0, true))
      return behind.write()
    },
  }
}

/**
 * Added to what there is: five minutes come in their turn, and a camera may move to another server in between. Its hour is
 * worked out anew from them, by one at a time: the camera's row is locked.
 */
async function store(prisma: PrismaClient, { cameraId, at, seconds, zones }: ZonesMinute): Promise<void> {
  const start = new Date(Math.floor(at / ZONE_STEP_MS) * ZONE_STEP_MS)
  const hour = Math.floor(at / ZONE_HOUR_MS) * ZONE_HOUR_MS
  await prisma.$transaction([
    prisma.$executeRaw`
      INSERT INTO zone_counts AS old (camera_id, zone_id, at, seconds, people, most, entered, "left", dwell_ms, dwell_most, stays, forward, backward)
      SELECT camera.id, "zoneId", ${start}, ${seconds}, people, most, entered, "left", "dwellMs", "dwellMost", stays, forward, backward
      FROM (SELECT id FROM cameras WHERE id = ${cameraId}::uuid FOR NO KEY UPDATE) camera,
        jsonb_to_recordset(${JSON.stringify(zones)}::jsonb) AS z("zoneId" text, people float8, most int, entered int, "left" int,
          "dwellMs" float8, "dwellMost" int, stays int[], forward int, backward int)
      ON CONFLICT (camera_id, zone_id, at) DO UPDATE SET
        seconds = least(300, old.seconds + excluded.seconds),
        people = old.people + excluded.people,
        most = greatest(old.most, excluded.most),
        entered = old.entered + excluded.entered,
        "left" = old."left" + excluded."left",
        dwell_ms = old.dwell_ms + excluded.dwell_ms,
        dwell_most = greatest(old.dwell_most, excluded.dwell_most),
        stays = ARRAY(SELECT a + b FROM unnest(old.stays, excluded.stays) WITH ORDINALITY AS s(a, b, i) ORDER BY i),
        forward = old.forward + excluded.forward,
        backward = old.backward + excluded.backward`,
    prisma.$executeRaw`
      INSERT INTO zone_hours (camera_id, zone_id, at, seconds, people, most, entered, "left", dwell_ms, dwell_most, stays, forward, backward)
      SELECT camera_id, zone_id, ${new Date(hour)}, sum(seconds), sum(people), max(most), sum(entered), sum("left"), sum(dwell_ms),
        max(dwell_most), ARRAY[sum(stays[1]), sum(stays[2]), sum(stays[3]), sum(stays[4]), sum(stays[5]), sum(stays[6])],
        sum(forward), sum(backward)
      FROM zone_counts
      WHERE camera_id = ${cameraId}::uuid AND at >= ${new Date(hour)} AND at < ${new Date(hour + ZONE_HOUR_MS)}
      GROUP BY camera_id, zone_id
      ON CONFLICT (camera_id, zone_id, at) DO UPDATE SET seconds = excluded.seconds, people = excluded.people,
        most = excluded.most, entered = excluded.entered, "left" = excluded."left", dwell_ms = excluded.dwell_ms,
        dwell_most = excluded.dwell_most, stays = excluded.stays, forward = excluded.forward, backward = excluded.backward`,
  ])
}
