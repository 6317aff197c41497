/** argon2id with the parameters OWASP recommends (19 MiB, 2 passes, 1 lane), a few at a time. */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { createLanes, type Lane } from './lanes'

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }
/** Half of the threads that Node has for such work and for files; 100 people who sign in together wait a few seconds. */
const LANES = { atOnce: 2, waiting: 100 }

export type PasswordHasher = {
  hash(password: string): Promise<string>
  /**
   * `stored` null, for an account that does not exist: the same work, then false. `lane`: nobody who is known waits for
   * strangers. Throws busy when there are too many.
   */
  verify(stored: string | null, password: string, lane?: Lane): Promise<boolean>
}

export function createPasswordHasher(): PasswordHasher {
  const lanes = createLanes(LANES)
  // Nobody knows this password; checking against it takes as long as against any other.
  const nobody = hash(randomBytes(32), OPTIONS)
  return {
    hash: (password) => lanes.run('known', () => hash(password, OPTIONS)),
    async verify(stored, password, lane = 'known') {
      const matches = await lanes.run(lane, async () => verify(stored ?? (await nobody), password))
      return stored !== null && matches
    },
  }
}
