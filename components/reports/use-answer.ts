'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '@/components/lib/api-error'
import { useSocket } from '@/components/live/provider'
import { type LiveSocket, request, whenConnected } from '@/components/live/socket'
import type { AnswerMessage } from '@/server/contract/assistant'
import { type AnswerState, hasHole, isUnderWay, withMessages } from './answer-state'
import { keepAnswer, readKept } from './kept-answer'

/** What is known of a month takes a while to read. */
export const START_WITHIN = { timeoutMs: 30_000 }

const TYPES = ['waiting', 'token', 'sentence', 'call', 'done', 'error'] as const

export type Writing<S extends AnswerState> = {
  state: S | null
  /** Shows this instead, and ends what is under way. */
  show(state: S | null): void
  /** Has something written; `send` says what is shown before the first message. Throws ApiError. */
  start(send: (socket: LiveSocket, before: S | null) => Promise<S>): Promise<void>
  stop(): void
}

/**
 * What the model writes. What comes is drawn once a frame, however fast; after a lost connection, or a reload of the page, it
 * goes on. An answer that nobody sees any more is stopped.
 * @param name of this page's answers, for the tab's memory
 */
export function useAnswer<S extends AnswerState>(name: string): Writing<S> {
  const socket = useSocket()
  const [state, setState] = useState<S | null>(null)
  const current = useRef<S | null>(null)
  const arrived = useRef<AnswerMessage[]>([])
  /** Begun by this page, not found again: another tab that was made from this one may read the same. */
  const own = useRef(false)
  const starting = useRef(false)

  const set = useCallback((next: S | null) => {
    current.current = next
    setState(next)
  }, [])

  const stop = useCallback(() => {
    const { current: now } = current
    if (socket && now?.answerId && isUnderWay(now)) {
      // When it cannot be told, it ends by itself.
      request(socket, 'assistant:stop', { id: now.answerId }).catch(() => undefined)
    }
  }, [socket])

  useEffect(() => {
    if (!socket) return
    let frame = 0
    function draw(): void {
      frame = 0
      const { current: now } = current
      if (!now?.answerId) return
      const messages = arrived.current
      // Of one whose name is not known yet.
      arrived.current = starting.current ? messages.filter(({ id }) => id !== now.answerId) : []
      const next = withMessages(now, messages)
      if (next !== now) set(next)
      if (hasHole(next, messages) && isUnderWay(next)) resume()
    }
    function resume(): void {
      const { current: now } = current
      if (!socket || !now?.answerId || !isUnderWay(now)) return
      const id = now.answerId
      request(socket, 'assistant:resume', { id, after: now.seq }).catch((error: unknown) => {
        // The server that wrote it is gone, or who reads is somebody else. Anything else is tried again.
        const lost = error instanceof ApiError && error.code === 'answer_not_found'
        if (lost && current.current?.answerId === id) set({ ...current.current, phase: 'failed', error: error.code })
      })
    }
    /** After a reload: shown once the server says that it is ours. */
    function find(): void {
      const kept = current.current ? null : readKept<S>(name)
      if (!socket || !kept?.answerId) return
      request(socket, 'assistant:resume', { id: kept.answerId, after: 0 }).then(
        () => {
          if (!current.current) set(withMessages(kept, arrived.current))
        },
        (error: unknown) => {
          if (error instanceof ApiError && error.code === 'answer_not_found') keepAnswer(name, null)
        },
      )
    }
    const unlisten = TYPES.map((type) =>
      listen(socket, type, (message) => {
        arrived.current.push(message)
        frame ||= requestAnimationFrame(draw)
      }),
    )
    const connected = () => (current.current ? resume() : find())
    socket.on('connect', connected)
    if (socket.connected) find()
    return () => {
      cancelAnimationFrame(frame)
      socket.off('connect', connected)
      for (const stopListening of unlisten) stopListening()
    }
  }, [socket, set, name])

  // Who goes elsewhere does not read on.
  const leave = useRef(() => {})
  leave.current = () => {
    if (!own.current) return
    stop()
    keepAnswer(name, null)
  }
  useEffect(() => () => leave.current(), [])

  return {
    state,
    stop,
    show(next) {
      stop()
      keepAnswer(name, null)
      set(next)
    },
    async start(send) {
      if (!socket) return
      stop()
      // A page that has only just been opened.
      await whenConnected(socket)
      // The first messages may be here before the answer's name.
      arrived.current = []
      starting.current = true
      let first: S
      try {
        first = await send(socket, current.current)
      } finally {
        starting.current = false
      }
      own.current = true
      keepAnswer(name, first)
      set(withMessages(first, arrived.current))
    },
  }
}

function listen<T extends AnswerMessage['type']>(socket: LiveSocket, type: T, hear: (message: AnswerMessage) => void) {
  // Socket.IO's listener type is conditional on the event name and cannot be resolved for a generic one.
  const any = socket as unknown as { on(name: string, run: unknown): void; off(name: string, run: unknown): void }
  const run = (message: Omit<AnswerMessage, 'type'>) => hear({ ...message, type } as AnswerMessage)
  any.on(`assistant:${type}`, run)
  return () => any.off(`assistant:${type}`, run)
}
