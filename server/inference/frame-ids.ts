/** Where the frame ids of stopped cameras go on. None is ever given twice, however many cameras come and go. Pure. */

/** Cameras remembered by name; those before begin above all that was ever forgotten. */
const MAX_REMEMBERED = 1_000

export function createFrameIds(max = MAX_REMEMBERED) {
  const next = new Map<string, number>()
  let floor = 0
  return {
    /** The first id that this camera may use. */
    first: (cameraId: string): number => next.get(cameraId) ?? floor,
    /** nextId: the first one that it has not used. */
    stopped(cameraId: string, nextId: number): void {
      next.delete(cameraId)
      next.set(cameraId, nextId)
      if (next.size <= max) return
      const [oldest] = next
      if (!oldest) return
      next.delete(oldest[0])
      floor = Math.max(floor, oldest[1])
    },
  }
}
