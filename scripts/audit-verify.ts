/**
 * `npm run audit:verify`: whether every audit entry is as it was written and none is missing between the first and the
 * last. Names the first that is not, with exit code 1. With the program's own PostgreSQL, stop the server first.
 */
import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { verifyStored } from '../server/audit/verify-stored'
import { loadEnv } from '../server/env'
import { openStore } from '../server/store/open'

const WHY = {
  missing: 'is missing',
  changed: 'was changed after it was written',
  unexpected: 'stands before the first one that there can be',
}

async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { databaseUrl, dataDir } = loadEnv()
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) })
  try {
    const { broken, last } = await verifyStored(store.prisma)
    if (broken) {
      console.error(`The audit is broken: entry ${broken.seq} ${WHY[broken.why]}.`)
      process.exitCode = 1
    } else console.log(`The audit is whole up to entry ${last.seq}, hash ${last.hash}.`)
  } finally {
    await store.close()
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
