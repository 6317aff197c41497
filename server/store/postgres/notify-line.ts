/** Short texts between all servers of a database: LISTEN and NOTIFY on a connection of their own, kept up for ever. */
import pg from 'pg'
import type { Logger } from 'pino'
import { backoffMs, RECONNECT } from '../../backoff'

const CHANNEL = 'sightline_events'
/** A connection that nothing comes through is asked whether it is one. */
const BEAT_MS = 5_000
const ANSWER_MS = 5_000
/** A database that does not answer is not waited for in the end. */
const GOODBYE_MS = 500

/** connection: of the database. Through a pooler that gives each transaction another connection nothing is heard. */
export function notifyLine(connection: pg.ClientConfig, log: Logger) {
  let client: pg.Client | null = null
  let beat: NodeJS.Timeout | null = null
  let retry: NodeJS.Timeout | null = null
  let failures = 0
  let stopped = false

  function open(heard: (text: string) => void, back: () => void, again: boolean): void {
    const made = new pg.Client({ ...connection, query_timeout: ANSWER_MS, keepAlive: true })
    let over = false
    /** Whatever happens to it, another is opened. */
    const lost = (error?: unknown) => {
      if (over) return
      over = true
      if (client === made) client = null
      if (beat) clearInterval(beat)
      void made.end().catch(() => undefined)
      if (stopped) return
      failures++
      if (failures === 1) log.warn({ err: error }, 'other servers are not heard: the connection is made again')
      retry = setTimeout(() => open(heard, back, true), backoffMs(RECONNECT, failures, Math.random()))
    }
    made.on('error', lost)
    made.on('end', () => lost())
    made.on('notification', ({ payload }) => heard(payload ?? ''))
    void made
      .connect()
      .then(() => made.query(`LISTEN ${CHANNEL}`))
      .then(() => {
        if (over || stopped) return lost()
        client = made
        failures = 0
        beat = setInterval(() => void made.query('SELECT 1').catch(lost), BEAT_MS)
        if (again) back()
      })
      .catch(lost)
  }

  return {
    start: (heard: (text: string) => void, back: () => void) => open(heard, back, false),
    async send(texts: readonly string[]): Promise<void> {
      if (!client) throw new Error('there is no connection')
      await client.query('SELECT pg_notify($1, text) FROM unnest($2::text[]) AS text', [CHANNEL, texts])
    },
    async stop(): Promise<void> {
      stopped = true
      if (retry) clearTimeout(retry)
      if (beat) clearInterval(beat)
      const ended = client?.end().catch(() => undefined)
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS).unref())])
    },
  }
}
