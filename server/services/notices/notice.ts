/** What is told in one try: the delivery, and the alert as it is at that moment. */

import type { AlertView } from '../../contract/alert'
import type { NoticeMessage } from '../../contract/notice-message'
import type { Failure, OwnNotices } from '../../contract/notices'
import type { Way } from '../../outgoing/guarded-request'
import type { Delivery } from '../../store/generated/client'
import type { Needs } from './needs'

export type Notice = {
  delivery: Delivery
  /** Null: a test. */
  alert: (AlertView & { ruleId: string | null }) | null
  /** Nobody has handled it for so long; null: it was raised. */
  unhandledMinutes: number | null
  /** The page about it, or the program's. */
  url: string
  /** For programs. */
  message: NoticeMessage
  /** What the person has set; null: a program, or nothing. */
  own: OwnNotices | null
}

/** How a try ended. */
export type Outcome =
  | { end: 'sent'; status: number | null }
  /** It may work another time. */
  | { end: 'failed'; reason: Failure; status?: number }
  /** This one never will; the others of its lane may. */
  | { end: 'refused'; reason: Failure; status?: number }
  /** The receiver does not want to hear anything any more. */
  | { end: 'gone'; status?: number }

export type Tools = Needs & { way: Way }

/** One file a channel. Throws what it did not expect: that failed. */
export type Sender = (tools: Tools, notice: Notice, signal: AbortSignal) => Promise<Outcome>
