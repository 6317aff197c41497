/** Who runs which camera: what a server takes, and what has changed for it between two looks. Pure. */

/** A camera and its lease as the database has them. */
export type SeenCamera = {
  id: string
  /** Changes with every change of the camera's row, whoever made it. */
  version: string
  enabled: boolean
  /** Wanted time between inferences, ms. */
  intervalMs: number
  /** Null: nobody's. */
  owner: string | null
  /** The owner's name. */
  server: string | null
  /** Whether the owner lives. */
  alive: boolean
  /** 0 when it was never taken. */
  fence: number
}

/** A look at the database. */
export type Seen = {
  /** The database's clock, Unix ms. */
  now: number
  /** Other servers that live. */
  others: number
  /** Changes with every change of any rule. */
  rules: string
  cameras: SeenCamera[]
}

/**
 * Which of the cameras that nobody runs this server takes. While others live it takes no more than makes an even share:
 * servers that start together divide the cameras, and the heirs of a dead one do. One that runs is never moved: whoever
 * looks at it here would lose its picture.
 * @param held what this server runs
 * @param patient leave the cameras of silent owners alone: it was the database that was away, and they come back with it
 */
export function camerasToTake(seen: Seen, me: string, held: ReadonlySet<string>, patient: boolean): string[] {
  const enabled = seen.cameras.filter((camera) => camera.enabled)
  const share = Math.ceil(enabled.length / (seen.others + 1))
  const mine = enabled.filter(({ id }) => held.has(id)).length
  // Its own that it does not hold: a taking whose answer was lost.
  const isFree = ({ owner, alive }: SeenCamera) => owner === null || owner === me || (!alive && !patient)
  const free = enabled.filter((camera) => !held.has(camera.id) && isFree(camera))
  return free.slice(0, Math.max(0, share - mine)).map(({ id }) => id)
}

/** Cameras held under a fence that is no longer theirs, or that are gone. */
export function camerasLost(seen: Seen, me: string, held: ReadonlyMap<string, { fence: number }>): string[] {
  const rows = new Map(seen.cameras.map((camera) => [camera.id, camera]))
  return [...held].flatMap(([id, { fence }]) => {
    const row = rows.get(id)
    return row?.owner === me && row.fence === fence ? [] : [id]
  })
}

/** Name of the living server, other than this one, that runs the camera; null when there is none. */
export function elsewhere({ owner, server, alive }: SeenCamera, me: string): string | null {
  return alive && owner !== me ? server : null
}

/** Cameras whose row was changed, that came or went (`rows`), and those that run somewhere else now (`moved`). */
export function whatChanged(before: Seen, after: Seen, me: string): { rows: string[]; moved: string[] } {
  const old = new Map(before.cameras.map((camera) => [camera.id, camera]))
  const rows: string[] = []
  const moved: string[] = []
  for (const camera of after.cameras) {
    const was = old.get(camera.id)
    old.delete(camera.id)
    if (was?.version !== camera.version) rows.push(camera.id)
    if ((was ? elsewhere(was, me) : null) !== elsewhere(camera, me)) moved.push(camera.id)
  }
  return { rows: [...rows, ...old.keys()], moved }
}
