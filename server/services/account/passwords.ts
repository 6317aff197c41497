/** argon2id with the parameters OWASP recommends (19 MiB, 2 passes, 1 lane). */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

export type PasswordHasher = {
  hash(password: string): Promise<string>
  /** `stored` null, for an account that does not exist: the same work, then false. */
  verify(stored: string | null, password: string): Promise<boolean>
}

export function createPasswordHasher(): PasswordHasher {
  // Nobody knows this password; checking against it takes as long as against any other.
  const nobody = hash(randomBytes(32), OPTIONS)
  return {
    hash: (password) => hash(password, OPTIONS),
    async verify(stored, password) {
      const matches = await verify(stored ?? (await nobody), password)
      return stored !== null && matches
    },
  }
}
