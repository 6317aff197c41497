/**
 * `OLD_AUTH_SECRET=... NEW_AUTH_SECRET=... npm run secret:rotate`: camera passwords and address secrets, sealed under the
 * old secret, are sealed under the new one, all or nothing. Without OLD_AUTH_SECRET it is the one that the server would
 * use now: AUTH_SECRET, or the one kept in DATA_DIR. Stop the server first; afterwards start it with AUTH_SECRET set to
 * the new one. Everybody signs in again then.
 */
import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { loadEnv } from '../server/env'
import { rotateSecret } from '../server/services/cameras/rotate-secret'
import { openStore } from '../server/store/open'
import { loadSecret } from '../server/store/secret'

const MIN_LENGTH = 32

async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const env = loadEnv()
  const next = process.env.NEW_AUTH_SECRET ?? ''
  if (next.length < MIN_LENGTH) throw new Error(`NEW_AUTH_SECRET must have at least ${MIN_LENGTH} characters`)
  const former = process.env.OLD_AUTH_SECRET || loadSecret(env.dataDir, env.authSecret)
  if (former === next) throw new Error('The old secret and the new one are the same')
  const store = await openStore({ databaseUrl: env.databaseUrl, dataDir: env.dataDir, log: pino({ level: 'silent' }) })
  try {
    const count = await rotateSecret(store.prisma, former, next)
    console.log(
      `The secrets of ${count} cameras are sealed under the new secret: start the server with AUTH_SECRET set to it.`,
    )
  } finally {
    await store.close()
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
