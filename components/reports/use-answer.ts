'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSocket } from '@/components/live/provider'
import { type LiveSocket, request } from '@/components/live/socket'
import type { AnswerMessage, AnswerStart } from '@/server/contract/assistant'
import { begin, goOn, hasHole, isUnderWay, type ReportState, withMessages } from './report-state'

const TYPES = ['waiting', 'token', 'sentence', 'done', 'error'] as const

export type Writing = {
  state: ReportState | null
  /** Shows this instead, and ends what is under way. */
  show(state: ReportState | null): void
  /** Has a report written. Throws ApiError. */
  start(input: AnswerStart): Promise<void>
  stop(): void
}

/**
 * A report as the model writes it. What comes is drawn once a frame, however fast; after a lost connection it goes on behind
 * the last message that is here. An answer that nobody sees any more is stopped.
 */
export function useAnswer(): Writing {
  const socket = useSocket()
  const [state, setState] = useState<ReportState | null>(null)
  const current = useRef<ReportState | null>(null)
  const arrived = useRef<AnswerMessage[]>([])

  const set = useCallback((next: ReportState | null) => {
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
      arrived.current = []
      const next = withMessages(now, messages)
      if (next !== now) set(next)
      if (hasHole(next, messages) && isUnderWay(next)) resume()
    }
    function resume(): void {
      const { current: now } = current
      if (!socket || !now?.answerId || !isUnderWay(now)) return
      request(socket, 'assistant:resume', { id: now.answerId, after: now.seq }).catch(() => undefined)
    }
    const unlisten = TYPES.map((type) =>
      listen(socket, type, (message) => {
        arrived.current.push(message)
        frame ||= requestAnimationFrame(draw)
      }),
    )
    socket.on('connect', resume)
    return () => {
      cancelAnimationFrame(frame)
      socket.off('connect', resume)
      for (const stopListening of unlisten) stopListening()
    }
  }, [socket, set])

  // Who goes elsewhere does not read on.
  const stopLast = useRef(stop)
  stopLast.current = stop
  useEffect(() => () => stopLast.current(), [])

  return {
    state,
    stop,
    show(next) {
      stop()
      set(next)
    },
    async start(input) {
      if (!socket) return
      stop()
      // The first messages may be here before the answer's name.
      arrived.current = []
      const { current: before } = current
      const begun = await request(socket, 'assistant:start', input)
      const first = before && input.continues ? goOn(before, begun) : begin(begun)
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
