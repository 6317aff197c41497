/** A school's 90 days, as the database would have them: 16 cameras by the minute, their areas and lines, a million alerts. */
import { pino } from 'pino'
import { openStore, type Store } from '../server/store/open'

export const CAMERAS = 16
export const DAYS = 90
export const ALERTS = 1_000_000
export const ZONE = 'Europe/Berlin'
const ZONES = 4

const LESSONS = Array.from({ length: 8 }, (_, i) => {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const from = 480 + i * 55
  return { name: `Lesson ${i + 1}`, days: [1, 2, 3, 4, 5] as const, from: clock(from), to: clock(from + 45) }
})

/** Megabytes a camera and day that rows with their indexes take, by table. */
export type TableSizes = Record<string, number>

/** Fills an empty data folder; `now` is where the days end, Unix ms. */
export async function seedHistory(dataDir: string, now: number): Promise<TableSizes> {
  const store = await openStore({ databaseUrl: null, dataDir, log: pino({ level: 'error' }) })
  try {
    await seed(store.prisma, now)
    const rows = await store.prisma.$queryRaw<{ name: string; bytes: number }[]>`
      SELECT relname AS name, pg_total_relation_size(oid)::float8 AS bytes FROM pg_class
      WHERE relname IN ('camera_minutes', 'camera_quarters', 'zone_counts', 'zone_hours', 'alerts', 'incidents')`
    return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes / 1e6 / CAMERAS / DAYS]))
  } finally {
    await store.close()
  }
}

async function seed(prisma: Store['prisma'], now: number): Promise<void> {
  const [from, until] = [new Date(now - DAYS * 86_400_000), new Date(now)]
  await prisma.schedule.create({
    data: {
      ...{ name: 'Timetable', place: '', lessons: true },
      timetable: {
        timeZone: ZONE,
        periods: LESSONS.map((one) => ({ ...one, days: [...one.days] })),
        exceptions: [],
        quiet: [],
      },
    },
  })
  await prisma.camera.createMany({
    data: Array.from({ length: CAMERAS }, (_, i) => ({
      ...{
        name: `Room ${i + 1}`,
        place: `Floor ${(i % 4) + 1}`,
        source: { kind: 'webcam' },
        modelId: null,
        labels: {},
        enabled: false,
      },
      ...{ intervalMs: 200, pictureFps: 10, confidence: 0.25, iou: 0.45, createdAt: from },
      zones: Array.from({ length: ZONES }, (_, n) => ({
        ...{ id: `z${n}`, name: `Zone ${n + 1}`, anchor: 'centre', kind: n === 0 ? 'line' : 'restricted' },
        ...(n === 0 && { jitter: 0.01 }),
        points: [{ x: 0, y: 0 }, { x: 1, y: 0 }, ...(n === 0 ? [] : [{ x: 1, y: 1 }])],
      })),
    })),
  })
  await prisma.$executeRaw`
    INSERT INTO camera_minutes (camera_id, at, frames, seconds, people, unsure, behaviours, people_most, mosts)
    SELECT c.id, at, 300, 60, n * 300, n * 12, ARRAY[n * 150, n * 80, n * 10, n * 5, n * 25, n * 10], n + 2, ARRAY[n, n, 2, 2, 3, 2]
    FROM generate_series(date_trunc('minute', ${from}::timestamptz), ${until}, interval '1 minute') at, cameras c,
      LATERAL (SELECT (extract(minute FROM at) / 2)::int AS n) v`
  await prisma.$executeRaw`
    INSERT INTO camera_quarters (camera_id, at, seconds, people, unsure, behaviours, people_most)
    SELECT camera_id, to_timestamp(floor(extract(epoch FROM at) / 900) * 900) AS quarter, sum(seconds), sum(people) / 5.0, sum(unsure) / 5.0,
      ARRAY[sum(behaviours[1]) / 5.0, sum(behaviours[2]) / 5.0, sum(behaviours[3]) / 5.0, sum(behaviours[4]) / 5.0,
        sum(behaviours[5]) / 5.0, sum(behaviours[6]) / 5.0], max(people_most)
    FROM camera_minutes GROUP BY 1, 2 ORDER BY 2, 1`
  await prisma.$executeRaw`
    INSERT INTO zone_counts (camera_id, zone_id, at, seconds, people, most, entered, "left", dwell_ms, dwell_most, stays, forward, backward)
    SELECT c.id, 'z' || z, at, 300, 450, 4, 3, 3, 90000, 60000, ARRAY[1, 1, 0, 1, 0, 0], 2, 1
    FROM generate_series(to_timestamp(floor(extract(epoch FROM ${from}::timestamptz) / 300) * 300), ${until}, interval '5 minutes') at,
      cameras c, generate_series(0, ${ZONES}::int - 1) z`
  await prisma.$executeRaw`
    INSERT INTO zone_hours SELECT camera_id, zone_id, to_timestamp(floor(extract(epoch FROM at) / 3600) * 3600) AS hour, sum(seconds),
      sum(people), max(most), sum(entered), sum("left"), sum(dwell_ms), max(dwell_most),
      ARRAY[sum(stays[1]), sum(stays[2]), sum(stays[3]), sum(stays[4]), sum(stays[5]), sum(stays[6])], sum(forward), sum(backward)
    FROM zone_counts GROUP BY 1, 2, 3 ORDER BY 3, 1, 2`
  // Four firings of a rule and camera are an incident.
  await prisma.$executeRaw`
    CREATE UNLOGGED TABLE firing AS
    SELECT g, gen_random_uuid() AS id, md5('incident ' || (g % 48 + 48 * (g / 192)))::uuid AS incident, c.id AS camera, c.name, c.place, 'Rule ' || (g % 12) AS rule,
      (ARRAY['u','d','c','b','p','s'])[1 + g % 6] AS behaviour, (ARRAY['info','warning','critical'])[1 + g % 3]::"severity" AS severity,
      (g / 192 + g) % 50 AS handled, to_timestamp(${now / 1000}::float8 - ${DAYS * 86_400}::float8 * (1 - g::float8 / ${ALERTS}::int)) AS at, 'Lesson ' || (1 + g % 8) AS lesson
    FROM generate_series(1, ${ALERTS}::int) g
    JOIN (SELECT *, row_number() OVER (ORDER BY created_at, id) - 1 AS n FROM cameras) c ON c.n = (g::int8 * 7919) % ${CAMERAS}::int`
  await prisma.$executeRaw`
    INSERT INTO incidents (id, camera_id, camera_name, camera_place, rule_name, kind, behaviour, lesson, severity, state, first_at, last_at, count, latest_id, closed_at)
    SELECT incident, min(camera::text)::uuid, min(name), min(place), min(rule), 'behaviour_count', min(behaviour), min(lesson), max(severity),
      (CASE WHEN min(handled) = 0 THEN 'new' WHEN min(handled) % 3 = 0 THEN 'false_alarm' ELSE 'resolved' END)::incident_state, min(at), max(at), count(*),
      (array_agg(id ORDER BY at DESC))[1], CASE WHEN min(handled) = 0 THEN NULL ELSE max(at) END
    FROM firing GROUP BY incident ORDER BY min(at)`
  await prisma.$executeRaw`
    INSERT INTO alerts (id, incident_id, camera_id, camera_name, camera_place, rule_name, kind, params, facts, severity, state, raised_at, lesson, frame_index, for_ms, held_ms)
    SELECT f.id, incident, camera, name, place, rule, 'behaviour_count', jsonb_build_object('behaviour', f.behaviour, 'minCount', 1), '{"count":2}'::jsonb,
      f.severity, (CASE i.state WHEN 'new' THEN 'raised' ELSE i.state::text END)::alert_state, at, f.lesson, g, 5000, 6000
    FROM firing f JOIN incidents i ON i.id = f.incident ORDER BY g`
  await prisma.$executeRaw`DROP TABLE firing`
  await prisma.$executeRawUnsafe('VACUUM ANALYZE')
}
