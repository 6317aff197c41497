/** A request to the model's server, whose address an administrator entered: any network but what is always forbidden. */
import type { IncomingMessage } from 'node:http'
import { AppError } from '../../errors'
import { isForbiddenAddress } from '../../forbidden-address'
import { type FindAddresses, ForbiddenAddress } from '../../outgoing/guarded-lookup'
import { type Asked, guardedRequest as request } from '../../outgoing/guarded-request'

export type { FindAddresses }

const allows = (address: string) => !isForbiddenAddress(address)

/** Resolves with the head of the answer, whatever its status. Throws assistant_address, assistant_unreachable. */
export async function guardedRequest(asked: Asked, find?: FindAddresses): Promise<IncomingMessage> {
  try {
    return await request(asked, { allows, find })
  } catch (error) {
    if (asked.signal.aborted) throw asked.signal.reason
    if (error instanceof ForbiddenAddress) throw new AppError('assistant_address', error.message)
    const { code, name } = error as NodeJS.ErrnoException
    throw new AppError('assistant_unreachable', code ?? name, {}, { cause: error })
  }
}
