import { backupSchedule } from '../../contract/backup'
import { verb } from '../verb'
import { readBackupSchedule, writeBackupSchedule } from './settings'

export const setBackupSchedule = verb({
  name: 'backups.setSchedule',
  method: 'PUT',
  path: '/api/backups/schedule',
  summary: 'Switches daily backups on or off, and says how many are kept.',
  action: 'backup.edit',
  input: backupSchedule,
  output: backupSchedule,
  run: (_c, { input, change }) =>
    change(
      async (tx) => {
        const before = await readBackupSchedule(tx)
        await writeBackupSchedule(tx, input)
        return { value: input, target: 'settings:backups', before, after: input }
      },
      { lock: 'backups' },
    ),
})
