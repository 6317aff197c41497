/**
 * Where answers are written: so many at once, the others wait in order. An answer goes on without readers, to its end, its
 * time or its stop, and is kept for a while so that whoever comes back hears the rest.
 */
import type { Logger } from 'pino'
import type { Ended } from '../../assistant/engines/engine'
import { tokenRate } from '../../assistant/token-rate'
import type { Clock } from '../../clock'
import { type AnswerCall, type AnswerParams, ASSISTANT_LIMITS } from '../../contract/assistant'
import type { Locale } from '../../contract/locale'
import { MAX_SENTENCES, type ReportDigest } from '../../contract/report'
import { AppError } from '../../errors'
import { type Answer, createAnswer, type Unnumbered } from './answer'
import type { Figures } from './figures'
import type { GatedText } from './gated-text'
import type { Basis } from './rights'

/** Ended answers. */
const KEPT = 50
const KEPT_MS = 10 * 60_000
/** Longer tokens than these are rare. */
const CHARS_A_TOKEN = 16
/** Judged in one go: a server may send much at once. */
const PART = /[\s\S]{1,500}/g

export type Order = Basis & {
  id: string
  owner: string
  params: AnswerParams
  /** Null: it can begin now; else resolves when it may. */
  full(): Promise<void> | null
  /** Text as it is made, and what was looked up meanwhile. Throws AppErrors, or what `signal` was aborted with. */
  speak(signal: AbortSignal): AsyncGenerator<Spoken, Ended>
  gated: GatedText
  /** What a report rests on, so that it can go on; null: a question. */
  report: { digest: ReportDigest; locale: Locale } | null
}
export type Spoken = string | { call: Omit<Unnumbered<AnswerCall>, 'type'> }

export type Desk = {
  /** Throws too_many_answers. */
  begin(order: Order): Answer
  /** Throws answer_not_found, for somebody else's too. */
  find(owner: string, id: string): Answer
  /** What was ordered. Throws answer_not_found. */
  order(owner: string, id: string): Order
  /** Ends it as it stands; what has ended stays as it is. Throws answer_not_found. */
  stop(owner: string, id: string): void
  /** Answers that are under way. */
  open(): Pick<Order, 'id' | 'owner' | keyof Basis>[]
  /** Ends one whose owner may not have it any more. */
  refuse(id: string): void
  /** Ends everything; resolves when nothing runs any more. */
  close(): Promise<void>
}

type Entry = Order & { answer: Answer; stop: AbortController; endedAt: number | null; place: number }

/** What an answer is stopped with: by the asker. Everything else it may be aborted with is an error. */
const BY_ASKER = Symbol('stopped by the asker')

export function createDesk({ clock, log, figures }: { clock: Clock; log: Logger; figures: Figures }): Desk {
  const entries = new Map<string, Entry>()
  const queue: Entry[] = []
  const running = new Map<Entry, Promise<void>>()
  /** An engine says when it takes another one. */
  let listening = false

  function forget(): void {
    const ended = [...entries.values()].filter(({ endedAt }) => endedAt !== null)
    const old = ended.filter(({ endedAt }, i) => i < ended.length - KEPT || clock.steady() - (endedAt ?? 0) > KEPT_MS)
    for (const { id } of old) entries.delete(id)
  }

  function next(): void {
    for (const entry of [...queue]) {
      if (running.size >= ASSISTANT_LIMITS.running) break
      const room = entry.full()
      if (room) {
        listen(room)
        continue
      }
      queue.splice(queue.indexOf(entry), 1)
      const work = write(entry).finally(() => {
        running.delete(entry)
        next()
      })
      running.set(entry, work)
    }
    queue.forEach((entry, i) => {
      if (entry.place === i + 1) return
      entry.place = i + 1
      entry.answer.say({ type: 'waiting', place: entry.place })
    })
  }

  function listen(room: Promise<void>): void {
    if (listening) return
    listening = true
    void room.then(() => {
      listening = false
      next()
    })
  }

  async function write(entry: Entry): Promise<void> {
    const { answer, params, gated, stop } = entry
    const limit = setTimeout(() => stop.abort(new AppError('timed_out')), ASSISTANT_LIMITS.answerMs)
    const beganAt = clock.steady()
    let firstAt: number | null = null
    let lastAt = beganAt
    let pieces = 0
    let chars = 0
    let struck = 0
    let sentences = 0
    const tell = (told: ReturnType<GatedText['push']>) => {
      for (const sentence of told) {
        if (sentence.source === 'model') sentences++
        if (sentence.verdict === 'struck') struck++
        answer.say({ type: 'sentence', ...sentence })
      }
    }
    try {
      const { finish, tokens } = await speak()
      tell(gated.end(finish !== 'stop'))
      const count = tokens ?? pieces
      const tokensPerS = tokenRate(count, lastAt - (firstAt ?? lastAt))
      const ttftMs = firstAt === null ? null : round(firstAt - beganAt)
      figures.ended({ ttftMs, tokensPerS, sentences, struck })
      answer.say({ type: 'done', ttft_ms: ttftMs, tokens: count, tokens_per_s: tokensPerS, finish, struck })
    } catch (error) {
      figures.failed()
      if (!(error instanceof AppError)) log.error({ err: error }, 'an answer failed')
      else log.warn({ answer: entry.id, code: error.code, detail: error.message }, 'an answer failed')
      answer.say({ type: 'error', code: error instanceof AppError ? error.code : 'internal' })
    } finally {
      clearTimeout(limit)
      entry.endedAt = clock.steady()
      forget()
    }

    async function speak(): Promise<{ finish: 'stop' | 'length' | 'stopped'; tokens: number | null }> {
      const stream = entry.speak(stop.signal)
      try {
        for (;;) {
          const { done, value } = await stream.next()
          if (done) return value
          stop.signal.throwIfAborted()
          if (typeof value !== 'string') {
            answer.say({ type: 'call', ...value.call })
            continue
          }
          firstAt ??= clock.steady()
          lastAt = clock.steady()
          pieces++
          // A server may not keep to the limit.
          const text = value.slice(0, params.maxTokens * CHARS_A_TOKEN - chars)
          chars += text.length
          answer.say({ type: 'token', text })
          for (const part of text.match(PART) ?? []) {
            tell(gated.push(part))
            if (sentences >= MAX_SENTENCES) return { finish: 'length', tokens: null }
          }
          if (chars >= params.maxTokens * CHARS_A_TOKEN) return { finish: 'length', tokens: null }
        }
      } catch (error) {
        if (stop.signal.reason === BY_ASKER) return { finish: 'stopped', tokens: null }
        throw error
      } finally {
        void stream.return({ finish: 'stop', tokens: null }).catch(() => undefined)
      }
    }
  }

  function find(owner: string, id: string): Entry {
    const entry = entries.get(id)
    if (entry?.owner !== owner) throw new AppError('answer_not_found')
    return entry
  }

  function end(entry: Entry, reason: unknown): void {
    if (entry.answer.ended) return
    const i = queue.indexOf(entry)
    if (i < 0) {
      entry.stop.abort(reason)
      return
    }
    queue.splice(i, 1)
    entry.endedAt = clock.steady()
    if (reason === BY_ASKER) {
      entry.answer.say({ type: 'done', ttft_ms: null, tokens: 0, tokens_per_s: null, finish: 'stopped', struck: 0 })
    } else entry.answer.say({ type: 'error', code: reason instanceof AppError ? reason.code : 'internal' })
    next()
  }

  return {
    begin(order) {
      const open = [...entries.values()].filter(({ endedAt }) => endedAt === null)
      const own = open.filter(({ owner }) => owner === order.owner)
      if (own.length >= ASSISTANT_LIMITS.ownOpen || open.length >= ASSISTANT_LIMITS.open) {
        figures.refused()
        throw new AppError('too_many_answers')
      }
      const answer = createAnswer(order.id)
      const entry: Entry = { ...order, answer, stop: new AbortController(), endedAt: null, place: 0 }
      entries.set(order.id, entry)
      queue.push(entry)
      next()
      return answer
    },
    find: (owner, id) => find(owner, id).answer,
    order: find,
    stop: (owner, id) => end(find(owner, id), BY_ASKER),
    open: () => [...entries.values()].filter(({ endedAt }) => endedAt === null),
    refuse(id) {
      const entry = entries.get(id)
      if (entry) end(entry, new AppError('forbidden'))
    },
    async close() {
      for (const entry of entries.values()) end(entry, new AppError('engine_down'))
      await Promise.all(running.values())
    },
  }
}

const round = (value: number) => Math.round(value * 10) / 10
