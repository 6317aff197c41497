/** An answer of the assistant, told to the one socket that asked for it, until it ends or the socket does. */

import type { Edge } from '../edge/edge'
import { AppError } from '../errors'
import type { Asked } from '../services/perform'
import type { AppSocket } from './socket-types'

type Where = { edge: Edge; socket: AppSocket; asked: Asked }

/** Answers that one socket follows at once. */
const MAX_FOLLOWED = 8
const followed = new WeakMap<object, number>()

/** Resolves when it is under way. Throws answer_not_found, busy. */
export async function tellAnswer({ edge, socket, asked }: Where, id: string, after: number): Promise<void> {
  const count = followed.get(socket) ?? 0
  if (count >= MAX_FOLLOWED) throw new AppError('busy')
  const gone = new AbortController()
  const leave = () => gone.abort()
  const messages = await edge.runtime.verbs.call('assistant.watch', { ...asked, signal: gone.signal }, { id, after })
  if (socket.disconnected) return
  followed.set(socket, count + 1)
  socket.once('disconnect', leave)
  const tell = async () => {
    for await (const { type, ...message } of messages) socket.emit(`assistant:${type}`, message as never)
  }
  void tell()
    .catch((error: unknown) => edge.log.error({ err: error }, 'an answer could not be told'))
    .finally(() => {
      socket.off('disconnect', leave)
      followed.set(socket, (followed.get(socket) ?? 1) - 1)
    })
}
