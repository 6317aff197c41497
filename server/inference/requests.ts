/** Questions to the engine that wait for an answer. Each settles: by the reply, a time-out, or the engine's end. */
import { AppError } from '../errors'
import type { FromEngine, ToEngine } from './messages'

type Reply = Extract<FromEngine, { t: 'reply' }>
export type Request = Extract<ToEngine, { requestId: number }>
/** A request without its number. */
export type Question = Request extends infer R ? (R extends Request ? Omit<R, 'requestId'> : never) : never
type Kind = Exclude<Reply['kind'], 'error'>
type Values = { [R in Reply as R['kind'] & Kind]: R extends { value: infer V } ? V : never }
type Value<K extends Kind> = Values[K]

/** More at once is a fault of the caller. */
const MAX_OPEN = 100

type Open = { settle(reply: Reply): void; fail(error: AppError): void }

export function createRequests(send: (message: ToEngine) => boolean) {
  const open = new Map<number, Open>()
  let lastId = 0

  return {
    /** Throws AppError: the engine's code, timed_out, or engine_down. */
    ask<K extends Kind>(kind: K, question: Question, timeoutMs: number): Promise<Value<K>> {
      const requestId = ++lastId
      return new Promise<Value<K>>((resolve, reject) => {
        const close = () => {
          clearTimeout(timer)
          open.delete(requestId)
        }
        const fail = (error: AppError) => {
          close()
          reject(error)
        }
        const timer = setTimeout(() => fail(new AppError('timed_out', `no answer to ${question.t}`)), timeoutMs)
        open.set(requestId, {
          fail,
          settle(reply) {
            if (reply.kind === 'error') return fail(new AppError(reply.code, reply.detail || reply.code))
            close()
            if (reply.kind === kind) resolve(reply.value as Value<K>)
            else reject(new AppError('internal', `the engine answered ${reply.kind} to ${question.t}`))
          },
        })
        if (open.size > MAX_OPEN) fail(new AppError('rate_limited', 'too many questions to the engine'))
        else if (!send({ ...question, requestId } as ToEngine)) fail(new AppError('engine_down'))
      })
    },
    settle(reply: Reply): void {
      open.get(reply.requestId)?.settle(reply)
    },
    /** The engine is gone. */
    failAll(error = new AppError('engine_down')): void {
      for (const request of [...open.values()]) request.fail(error)
    },
  }
}
