/** What a capture thread reads frames from. */
import type { Frame } from 'node-av/lib'

/** A decoded picture. The frame is the reader's own: valid until the next call of `next`. */
export type Captured = {
  frame: Frame
  /** Capture time when the source knows better than the clock, Unix ms. */
  at?: number
}

export interface Reader {
  /**
   * The next frame; 'again' when there is none yet, 'kept' when a packet was kept and none is wanted, 'waiting' when none has come for
   * long; null when the source ended. Throws SourceFailure.
   */
  next(frameId: number): Captured | 'again' | 'kept' | 'waiting' | null
  close(): void
}

/** Time for readers: the capture thread's own, where messages are handled while it waits. */
export interface Waiter {
  /** Ms of a steady clock. */
  now(): number
  /** False when the thread was asked to stop before the time was over. */
  sleep(ms: number): boolean
  /** Returns early on any message. */
  idle(ms: number): void
}

/** The one webcam picture that waits to be decoded. */
export type WebcamInbox = { take(): { jpeg: Uint8Array; at: number } | null }
