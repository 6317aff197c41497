/** Keeps what cameras show, minute by minute. The frame path only adds up; the database is written to now and then. */
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { Inference } from '../../inference/api'
import type { PrismaClient } from '../../store/generated/client'
import { createMinutes, type Minute } from './minutes'
import { createRecent, type Recent } from './recent'
import { createWriteBehind } from './write-behind'
import { QUARTER_MS } from './zone-spans'

const WRITE_MS = 5_000

export type MinuteRecorder = {
  start(): void
  /** Writes what has ended. Never rejects. */
  write(): Promise<void>
  /** Writes what there is, also of minutes that go on. */
  stop(): Promise<void>
  readonly lost: number
  /** What was measured in the last minutes, by the second. */
  readonly recent: Pick<Recent, 'of'>
}

type Deps = { prisma: PrismaClient; inference: Pick<Inference, 'onFrame'>; clock: Clock; log: Logger }

export function createMinuteRecorder({ prisma, inference, clock, log }: Deps): MinuteRecorder {
  const minutes = createMinutes()
  const recent = createRecent()
  const behind = createWriteBehind<Minute>('minutes', (minute) => store(prisma, minute), log)
  let unlisten: (() => void) | null = null
  let timer: NodeJS.Timeout | undefined

  return {
    start() {
      unlisten = inference.onFrame((frame) => {
        if (!frame.measured || frame.error) return
        recent.add(frame)
        const ended = minutes.add(frame)
        if (ended) behind.push(ended)
      })
      timer = setInterval(() => void this.write(), WRITE_MS)
    },
    write() {
      behind.push(...minutes.take(clock.now()))
      return behind.write()
    },
    stop() {
      unlisten?.()
      clearInterval(timer)
      behind.push(...minutes.take(0, true))
      return behind.write()
    },
    recent,
    get lost() {
      return behind.lost
    },
  }
}

/**
 * Added to what there is of that minute: a camera may have moved here from another server, or the server was started again.
 * Its quarter of an hour is worked out anew from its minutes, by one at a time: the camera's row is locked.
 */
async function store(prisma: PrismaClient, minute: Minute): Promise<void> {
  const { cameraId, at, frames, seconds, people, unsure, behaviours, peopleMost, mosts } = minute
  const quarter = Math.floor(at / QUARTER_MS) * QUARTER_MS
  await prisma.$transaction([
    prisma.$executeRaw`
      INSERT INTO camera_minutes AS old (camera_id, at, frames, seconds, people, unsure, behaviours, people_most, mosts)
      SELECT id, ${new Date(at)}, ${frames}, ${seconds}, ${people}, ${unsure}, ${behaviours}::int[], ${peopleMost}, ${mosts}::int[]
      FROM cameras WHERE id = ${cameraId}::uuid FOR NO KEY UPDATE
      ON CONFLICT (camera_id, at) DO UPDATE SET
        frames = old.frames + excluded.frames,
        seconds = least(60, old.seconds + excluded.seconds),
        people = old.people + excluded.people,
        unsure = old.unsure + excluded.unsure,
        behaviours = ARRAY(SELECT a + b FROM unnest(old.behaviours, excluded.behaviours) WITH ORDINALITY AS s(a, b, i) ORDER BY i),
        people_most = greatest(old.people_most, excluded.people_most),
        mosts = ARRAY(SELECT greatest(a, b) FROM unnest(old.mosts, excluded.mosts) WITH ORDINALITY AS s(a, b, i) ORDER BY i)`,
    prisma.$executeRaw`
      INSERT INTO camera_quarters (camera_id, at, seconds, people, unsure, behaviours, people_most)
      SELECT camera_id, ${new Date(quarter)}, sum(seconds), sum(people::float8 / frames * seconds),
        sum(unsure::float8 / frames * seconds),
        ARRAY[sum(behaviours[1]::float8 / frames * seconds), sum(behaviours[2]::float8 / frames * seconds),
          sum(behaviours[3]::float8 / frames * seconds), sum(behaviours[4]::float8 / frames * seconds),
          sum(behaviours[5]::float8 / frames * seconds), sum(behaviours[6]::float8 / frames * seconds)], max(people_most)
      FROM camera_minutes
      WHERE camera_id = ${cameraId}::uuid AND at >= ${new Date(quarter)} AND at < ${new Date(quarter + QUARTER_MS)}
      GROUP BY camera_id
      ON CONFLICT (camera_id, at) DO UPDATE SET seconds = excluded.seconds, people = excluded.people,
        unsure = excluded.unsure, behaviours = excluded.behaviours, people_most = excluded.people_most`,
  ])
}
