/** A server reduced to its outbox, whose database is away, for a test that kills it: fires alerts and says which are kept. */
import { pino } from 'pino'
import { createEvents } from '../../../events/bus'
import { createAlertOutbox } from '../alert-outbox'
import { AWAY, fired, picture } from './alerts'

const [dataDir, count] = process.argv.slice(2)
if (!dataDir || !count) throw new Error('usage: outbox-process DATA_DIR COUNT')

const log = pino({ level: 'silent' })
const outbox = createAlertOutbox({ prisma: AWAY, events: createEvents(), dataDir, serverName: 'here', log })
await outbox.open()
for (let index = 0; index < Number(count); index++) {
  const alert = fired(index)
  outbox.push(alert, picture(alert))
  await outbox.idle()
  console.log(alert.id)
}
