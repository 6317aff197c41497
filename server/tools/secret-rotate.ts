/**
 * `OLD_AUTH_SECRET=... NEW_AUTH_SECRET=... npm run secret:rotate`: camera passwords and address secrets, sealed under the
 * old secret, are sealed under the new one, all or nothing. Without OLD_AUTH_SECRET it is the one that the server would
 * use now: AUTH_SECRET, or the one kept in DATA_DIR. Stop the server first; afterwards start it with AUTH_SECRET set to
 * the new one. Everybody signs in again then.
 */
import { pino } from 'pino'
import { rotateSecret } from '../services/cameras/rotate-secret'
import { openStore } from '../store/open'
import { loadSecret } from '../store/secret'
import { runTool } from './run-tool'

const MIN_LENGTH = 32

await runTool(async ({ databaseUrl, dataDir, authSecret }) => {
  const next = process.env.NEW_AUTH_SECRET ?? ''
  if (next.length < MIN_LENGTH) throw new Error(`NEW_AUTH_SECRET must have at least ${MIN_LENGTH} characters`)
  const former = process.env.OLD_AUTH_SECRET || loadSecret(dataDir, authSecret)
  if (former === next) throw new Error('The old secret and the new one are the same')
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) })
  try {
    const count = await rotateSecret(store.prisma, former, next)
    console.log(
      `The secrets of ${count} cameras are sealed under the new secret: start the server with AUTH_SECRET set to it.`,
    )
  } finally {
    await store.close()
  }
})
