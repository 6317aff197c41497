/**
 * A server reduced to its store, for tests that kill it or run it as another user: opens DATA_DIR (its argument), writes
 * rows without end and says which are acknowledged, closes on SIGTERM. One line per fact on standard output.
 */
import { pino } from 'pino'
import { openStore } from '../open'

const [dataDir, first = '0'] = process.argv.slice(2)
if (!dataDir) throw new Error('usage: store-process DATA_DIR [FIRST_KEY]')

const store = await openStore({ databaseUrl: null, dataDir, log: pino({ level: 'silent' }) })
console.log('open')

let stopping = false
process.once('SIGTERM', () => {
  stopping = true
})
for (let key = Number(first); !stopping; key++) {
  await store.prisma.setting.create({ data: { key: String(key), value: 'row' } })
  console.log(key)
}
await store.close()
console.log('closed')
