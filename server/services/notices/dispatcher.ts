/** Tells what is due: looks when it is poked, when something falls due, and now and then for what other servers left. */
import type { NoticeOutcome } from '../../contract/notices'
import { createTurns } from '../../turns'
import { fanOut, isFull } from './fan-out'
import type { Needs } from './needs'
import { claim, untilNext } from './table'
import { tryDelivery } from './try-delivery'

/** Tries under way at once: one a lane, so a receiver that hangs holds up itself alone. */
const SLOTS = 8
/** Between two looks at most, ms. */
const LOOK_MS = 2_000

export type Dispatcher = {
  start(): void
  /** Something may be due: no need to wait for the next look. */
  poke(): void
  /** Resolves when nothing is under way and nothing is due here. */
  idle(): Promise<void>
  /** Ends what is under way; it is tried again by whoever comes next. */
  stop(): Promise<void>
}

export function createDispatcher(c: Needs): Dispatcher {
  const { prisma, log } = c
  const running = new Set<Promise<unknown>>()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const turns = createTurns(look, stopping.signal)
  const { poke } = turns

  /** Never throws: the database may be away for a while. */
  async function look(): Promise<void> {
    clearTimeout(timer)
    let waitMs = LOOK_MS
    try {
      while (!stopping.signal.aborted && isFull(await fanOut(c)));
      while (!stopping.signal.aborted && running.size < SLOTS) {
        const delivery = await claim(prisma)
        if (!delivery) break
        const done: Promise<NoticeOutcome | undefined> = tryDelivery(c, delivery, stopping.signal)
          .catch((error: unknown) => void log.warn({ err: error }, 'notices: the end of a try could not be stored'))
          .finally(() => {
            running.delete(done)
            poke()
          })
        running.add(done)
      }
      waitMs = Math.min(LOOK_MS, Math.max(10, (await untilNext(prisma)) ?? LOOK_MS))
    } catch (error) {
      log.warn({ err: error }, 'notices: the table cannot be read')
    }
    if (!stopping.signal.aborted) timer = setTimeout(poke, waitMs)
  }

  return {
    start: poke,
    poke,
    async idle() {
      poke()
      while (turns.current || running.size > 0) await Promise.allSettled([turns.current, ...running])
    },
    async stop() {
      stopping.abort(new Error('the server ends'))
      clearTimeout(timer)
      await turns.current
      await Promise.allSettled(running)
      clearTimeout(timer)
    },
  }
}
