/** How events get from who emits them to who listens. Within one process here; to other servers too: shared-bus.ts. */
import type { EventName, EventPayload } from './events'

export type Bus = {
  publish(name: EventName, payload: unknown): void
  /** Returns the way to stop. */
  subscribe(listener: (name: EventName, payload: unknown) => void): () => void
}

export type Events = {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  /** Synchronous, in order; a listener that throws is the listener's fault. Returns the way to stop listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  /** Every event, for who passes them on. */
  onAny(listener: (name: EventName, payload: unknown) => void): () => void
}

export function localBus(): Bus {
  const listeners = new Set<(name: EventName, payload: unknown) => void>()
  return {
    publish(name, payload) {
      for (const listener of listeners) listener(name, payload)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export function createEvents(bus: Bus = localBus()): Events {
  return {
    emit: (name, payload) => bus.publish(name, payload),
    on: (name, listener) =>
      bus.subscribe((heard, payload) => {
        // One table types both ends of the bus.
        if (heard === name) listener(payload as Parameters<typeof listener>[0])
      }),
    onAny: (listener) => bus.subscribe(listener),
  }
}
