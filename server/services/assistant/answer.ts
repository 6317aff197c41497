/** One answer: its messages, numbered, kept for readers that come back, and told to those that are there. */
import { type AnswerMessage, isLastMessage } from '../../contract/assistant'

/** A message before it has its answer and number. */
export type Unnumbered<M extends AnswerMessage = AnswerMessage> = M extends AnswerMessage
  ? Omit<M, 'id' | 'seq'>
  : never

export type Answer = {
  readonly id: string
  readonly ended: boolean
  say(message: Unnumbered): void
  /** Everything behind `after`, then what comes, to its end. */
  follow(after: number, signal: AbortSignal): AsyncGenerator<AnswerMessage>
}

export function createAnswer(id: string): Answer {
  /** The number of a message is its place in here. What a model may say is bounded, so this is. */
  const messages: AnswerMessage[] = []
  const waiting = new Set<() => void>()
  const last = () => messages.at(-1)
  const ended = () => {
    const message = last()
    return message !== undefined && isLastMessage(message)
  }
  return {
    id,
    get ended() {
      return ended()
    },
    say(message) {
      if (ended()) return
      messages.push({ ...message, id, seq: messages.length + 1 } as AnswerMessage)
      for (const wake of waiting) wake()
    },
    async *follow(after, signal) {
      for (let next = after; !signal.aborted; next++) {
        while (next >= messages.length) {
          if (ended() || signal.aborted) return
          await new Promise<void>((resolve) => {
            const wake = () => {
              waiting.delete(wake)
              signal.removeEventListener('abort', wake)
              resolve()
            }
            waiting.add(wake)
            signal.addEventListener('abort', wake, { once: true })
          })
        }
        yield messages[next]!
      }
    },
  }
}
