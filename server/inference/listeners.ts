/** A set of listeners; one that throws harms neither the others nor the caller. */
export function createListeners<T>(onError: (error: unknown) => void) {
  const listeners = new Set<(value: T) => void>()
  return {
    /** Returns how to remove it. */
    add(listener: (value: T) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit(value: T): void {
      for (const listener of listeners) {
        try {
          listener(value)
        } catch (error) {
          onError(error)
        }
      }
    },
  }
}
