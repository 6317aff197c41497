/**
 * The leases as SQL. A lease lasts as long as its server lives: one row a server is renewed a second, not one a camera.
 * Every statement is safe to run on any number of servers at once; times are the database's, never a server's.
 */
import { z } from 'zod'
import type { Prisma, PrismaClient } from '../../store/generated/client'
import { withLock } from '../lock'
import type { Seen } from './policy'

/** A server that says nothing for this long is dead, and its cameras are taken over. */
export const LEASE_MS = 4_000
/** Ids given out with a taking, so that a server whose database is away goes on: ten hours of 30 pictures a second. */
export const FRAME_IDS = 2 ** 20
/** Servers that are gone are remembered so long: what waits for their disks does so. */
export const FORGET_AFTER_MS = 3_600_000
/** A webcam goes to where its pictures are sent, but not to and fro between two that send. */
const SETTLED_MS = 10_000

export type Me = { id: string; name: string; disk: string }
/** Frame ids from `nextFrameId` on are the owner's, up to `below`. */
export type Taken = { cameraId: string; fence: number; nextFrameId: number; below: number }

const seen = z.object({
  now: z.number(),
  others: z.int(),
  rules: z.string(),
  cameras: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      enabled: z.boolean(),
      intervalMs: z.int(),
      owner: z.string().nullable(),
      server: z.string().nullable(),
      alive: z.boolean(),
      fence: z.int(),
    }),
  ),
})

/** Says that this server lives, and looks at everything that servers must notice of each other's doings. */
export async function renew(prisma: PrismaClient, { id, name, disk }: Me): Promise<Seen> {
  const [row] = await prisma.$queryRaw<unknown[]>`
    WITH me AS (
      INSERT INTO servers (id, name, disk, until) VALUES (${id}::uuid, ${name}, ${disk}, clock_timestamp() + ${LEASE_MS} * interval '1 ms')
      ON CONFLICT (id) DO UPDATE SET until = excluded.until),
    forgotten AS (
      DELETE FROM servers WHERE until < clock_timestamp() - ${FORGET_AFTER_MS} * interval '1 ms' AND id <> ${id}::uuid)
    SELECT
      (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
      (SELECT count(*)::int FROM servers WHERE until > clock_timestamp() AND id <> ${id}::uuid) AS others,
      (SELECT md5(coalesce(string_agg(id::text || xmin::text, ' ' ORDER BY id), ''))
        FROM (SELECT id, xmin FROM rules UNION ALL SELECT id, xmin FROM schedules) AS watched) AS rules,
      (SELECT coalesce(json_agg(json_build_object(
          'id', c.id, 'version', c.xmin::text, 'enabled', c.enabled, 'intervalMs', c.interval_ms,
          'owner', l.owner, 'server', s.name, 'fence', coalesce(l.fence, 0),
          'alive', coalesce(s.id = ${id}::uuid OR s.until > clock_timestamp(), false)) ORDER BY c.created_at, c.id), '[]')
        FROM cameras c LEFT JOIN camera_leases l ON l.camera_id = c.id LEFT JOIN servers s ON s.id = l.owner) AS cameras`
  return seen.parse(row)
}

/**
 * Takes those of the cameras that are enabled and nobody runs, under new fences. `from` 'settled': also from a server that
 * lives, when it has had it for a while. Returns what was taken.
 */
export function take(prisma: PrismaClient, me: Me, ids: string[], from: 'nobody' | 'settled'): Promise<Taken[]> {
  const settled = from === 'settled'
  return withLock(
    prisma,
    'leases',
    (tx) => tx.$queryRaw<Taken[]>`
    INSERT INTO camera_leases AS l (camera_id, owner, fence, taken_at, next_frame_id)
    SELECT id, ${me.id}::uuid, 1, clock_timestamp(), ${FRAME_IDS}::bigint FROM cameras WHERE id = ANY(${ids}::uuid[]) AND enabled
    ON CONFLICT (camera_id) DO UPDATE SET owner = excluded.owner, fence = l.fence + 1, taken_at = clock_timestamp(),
      next_frame_id = l.next_frame_id + ${FRAME_IDS}::bigint
    WHERE l.owner IS NULL OR l.owner = ${me.id}::uuid
      OR (${settled} AND l.taken_at < clock_timestamp() - ${SETTLED_MS} * interval '1 ms')
      OR NOT EXISTS (SELECT 1 FROM servers s WHERE s.id = l.owner AND s.until > clock_timestamp())
    RETURNING camera_id AS "cameraId", fence, (next_frame_id - ${FRAME_IDS}::bigint)::float8 AS "nextFrameId",
      next_frame_id::float8 AS below`,
  )
}

type Mark = { cameraId: string; fence: number; nextFrameId: number }

/** More frame ids for cameras that run still: all below `nextFrameId` are theirs. */
export async function reserve(prisma: PrismaClient, me: Me, marks: Mark[]): Promise<void> {
  await prisma.$executeRaw`
    UPDATE camera_leases l SET next_frame_id = m."nextFrameId"
    FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS m("cameraId" uuid, fence int, "nextFrameId" bigint)
    WHERE l.camera_id = m."cameraId" AND l.fence = m.fence AND l.owner = ${me.id}::uuid`
}

/** Nobody's from now on; the next owner's ids go on at `nextFrameId`. What another has taken meanwhile stays its. */
export async function giveBack(prisma: PrismaClient, me: Me, marks: Mark[]): Promise<void> {
  await prisma.$executeRaw`
    UPDATE camera_leases l SET owner = NULL, next_frame_id = m."nextFrameId"
    FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS m("cameraId" uuid, fence int, "nextFrameId" bigint)
    WHERE l.camera_id = m."cameraId" AND l.fence = m.fence AND l.owner = ${me.id}::uuid`
}

/** The server ends in order: nobody waits for it before it takes over. */
export async function leave(prisma: PrismaClient, me: Me): Promise<void> {
  await prisma.$executeRaw`UPDATE servers SET until = clock_timestamp() WHERE id = ${me.id}::uuid`
}

/**
 * Whether another server had taken the camera before `at` (the database's clock, Unix ms), from whoever had it under
 * `fence`. Until the transaction ends nobody takes it.
 */
export async function wasTaken(
  tx: Prisma.TransactionClient,
  cameraId: string,
  { fence, at }: { fence: number; at: number },
): Promise<boolean> {
  // First the camera: whoever removes it locks both in that order.
  await tx.$queryRaw`SELECT 1 FROM cameras WHERE id = ${cameraId}::uuid FOR KEY SHARE`
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT fence > ${fence}::int AND (extract(epoch FROM taken_at) * 1000)::float8 < ${at}::float8 AS taken
    FROM camera_leases WHERE camera_id = ${cameraId}::uuid FOR SHARE`
  return row?.taken ?? false
}
