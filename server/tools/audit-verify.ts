/**
 * `npm run audit:verify`: whether every audit entry is as it was written and none is missing between the first and the
 * last. Names the first that is not, with exit code 1. With the program's own PostgreSQL, stop the server first.
 */
import { pino } from 'pino'
import { verifyStored } from '../audit/verify-stored'
import { openStore } from '../store/open'
import { runTool } from './run-tool'

const WHY = {
  missing: 'is missing',
  changed: 'was changed after it was written',
  unexpected: 'stands before the first one that there can be',
}

await runTool(async ({ databaseUrl, dataDir }) => {
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) })
  try {
    const { broken, last } = await verifyStored(store.prisma)
    if (broken) throw new Error(`The audit is broken: entry ${broken.seq} ${WHY[broken.why]}.`)
    console.log(`The audit is whole up to entry ${last.seq}, hash ${last.hash}.`)
  } finally {
    await store.close()
  }
})
