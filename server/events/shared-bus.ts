/** A bus whose marked events reach the other servers of the same database too, by a line between them. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Bus, localBus } from './bus'
import { EVENTS, type EventName } from './events'
import { createCollector, toParts } from './wire'

/** Carries short ASCII texts to whoever listens, the sender too. */
export type Line = {
  /** Listens, again whenever the connection was lost. back: listening again; what was said meanwhile was not heard. */
  start(heard: (text: string) => void, back: () => void): void
  /** In this order, all or none. Rejects when there is no connection. */
  send(texts: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Texts that wait for the connection; about a minute's worth. */
const MAX_WAITING = 500
/** At once, in one transaction. */
const BATCH = 50

export type SharedBus = Bus & { start(): void; stop(): Promise<void> }

export function sharedBus({ line, log }: { line: Line; log: Logger }): SharedBus {
  const local = localBus()
  const own = randomUUID()
  const collect = createCollector()
  let waiting: string[][] = []
  let number = 0
  let sending: Promise<void> | null = null
  /** The line came back while something was sent on the lost one. */
  let cameBack = false
  let stopped = false

  /** Instead of what did not fit: whoever hears it asks for everything anew. */
  function lose(): void {
    waiting = [toParts({ from: own, number: number++, name: 'events:missed', payload: null }) ?? []]
  }

  function flush(): void {
    if (sending || waiting.length === 0 || stopped) return
    cameBack = false
    const batch = waiting.slice(0, BATCH)
    sending = line.send(batch.flat()).then(
      () => {
        sending = null
        // Others may have come, or been lost, meanwhile.
        waiting = waiting.filter((one) => !batch.includes(one))
        flush()
      },
      () => {
        // They go when the line is back.
        sending = null
        if (cameBack) flush()
      },
    )
  }

  function publish(name: EventName, payload: unknown): void {
    local.publish(name, payload)
    if (!EVENTS[name].everywhere || stopped) return
    const parts = toParts({ from: own, number: number++, name, payload })
    if (parts && waiting.length < MAX_WAITING) waiting.push(parts)
    else {
      log.warn({ event: name }, 'other servers are not told: too much at once')
      lose()
    }
    flush()
  }

  function heard(text: string): void {
    const sent = collect(text)
    if (!sent || sent.from === own) return
    try {
      local.publish(sent.name, sent.payload)
    } catch (error) {
      log.error({ err: error, event: sent.name }, 'an event of another server could not be passed on')
    }
  }

  return {
    publish,
    subscribe: local.subscribe,
    start: () =>
      line.start(heard, () => {
        local.publish('events:missed', null)
        cameBack = true
        flush()
      }),
    async stop() {
      stopped = true
      // Ends what is being sent, too.
      await line.stop()
      await sending
    },
  }
}
