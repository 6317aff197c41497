/** The tick timers of one connection: one per camera, the last interval wins. */
export type Ticks = {
  set(cameraId: string, ms: number): void
  clear(cameraId: string): void
  clearAll(): void
}

export function createTicks(tick: (cameraId: string) => void): Ticks {
  const timers = new Map<string, NodeJS.Timeout>()
  const clear = (cameraId: string) => {
    clearInterval(timers.get(cameraId))
    timers.delete(cameraId)
  }
  return {
    set(cameraId, ms) {
      clear(cameraId)
      timers.set(
        cameraId,
        setInterval(() => tick(cameraId), ms),
      )
    },
    clear,
    clearAll() {
      for (const cameraId of [...timers.keys()]) clear(cameraId)
    },
  }
}
