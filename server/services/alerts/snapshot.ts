import { z } from 'zod'
import { alertSnapshotQuery, evidence } from '../../contract/alert'
import { AppError } from '../../errors'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { readSnapshot } from './snapshot-file'

/** Throws snapshot_not_found; snapshot_elsewhere when it is on another server's disk; busy when too much is drawn at once. */
export const alertSnapshot = verb({
  name: 'alerts.snapshot',
  method: 'GET',
  path: '/api/alerts/{id}/snapshot.jpg',
  summary:
    'The picture of an alert: the frame that fired, with what was found drawn in, or clean (then `evidence` of the alert says it).',
  action: 'alert.read',
  on: alertOf(),
  input: z.strictObject({ id: z.string(), ...alertSnapshotQuery.shape }),
  output: 'image/jpeg',
  async run({ prisma, paths, burn, serverName }, { who, input: { id, overlay, locale }, ...call }) {
    const row = await prisma.alert.findUnique({ where: { id } })
    const jpeg = row?.snapshot ? await readSnapshot(paths.dataDir, row.snapshot) : null
    if (!jpeg && row?.snapshot && row.server !== null && row.server !== serverName)
      throw new AppError('snapshot_elsewhere')
    if (!row || !jpeg) throw new AppError('snapshot_not_found')
    // Pictures of old have their boxes always: nothing is drawn twice.
    if (overlay === '0' || row.burned) return { bytes: jpeg }
    const { width, height, objects, timeMs, zone } = evidence.parse(row.evidence)
    const zones = zone ? [zone] : []
    const title = `${row.cameraName} · ${row.ruleName}`
    const options = { locale: locale ?? call.locale, title, owner: who.userId }
    return { bytes: await burn({ jpeg, width, height, objects, at: timeMs, zones }, options) }
  },
})
