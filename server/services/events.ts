/** What services tell the transports. Synchronous, in order; a listener that throws is the listener's fault. */
import type { AlertView } from '../contract/alert'
import type { CameraStatus } from '../contract/camera'

export type EventMap = {
  alertRaised: AlertView
  alertUpdated: AlertView
  camerasChanged: null
  /** What the engine reports, completed: disabled cameras, model errors, since when. */
  cameraStatus: CameraStatus
  /** Sessions, tokens or users changed here: open connections are to be looked at. */
  sessionsChanged: null
}

export type Events = {
  emit<K extends keyof EventMap>(name: K, value: EventMap[K]): void
  /** Returns the way to stop listening. */
  on<K extends keyof EventMap>(name: K, listener: (value: EventMap[K]) => void): () => void
}

export function createEvents(): Events {
  const listeners: { [K in keyof EventMap]: Set<(value: EventMap[K]) => void> } = {
    alertRaised: new Set(),
    alertUpdated: new Set(),
    camerasChanged: new Set(),
    cameraStatus: new Set(),
    sessionsChanged: new Set(),
  }
  return {
    emit: (name, value) => {
      for (const listener of listeners[name]) listener(value)
    },
    on: (name, listener) => {
      listeners[name].add(listener)
      return () => listeners[name].delete(listener)
    },
  }
}
