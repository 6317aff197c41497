/**
 * One look at a time; a poke during one asks for another after it. None begins once `signal` is aborted.
 * @param look never throws
 */
export function createTurns(look: () => Promise<void>, signal: AbortSignal) {
  let current: Promise<void> | null = null
  let again = false

  function poke(): void {
    if (signal.aborted) return
    if (current) {
      again = true
      return
    }
    current = look().finally(() => {
      current = null
      if (again) {
        again = false
        poke()
      }
    })
  }

  return {
    poke,
    /** The look under way; null: there is none. */
    get current() {
      return current
    },
  }
}
