import { z } from 'zod'
import { backupView } from '../../contract/backup'
import { listBackups as backupsIn } from '../../jobs/backup/folder'
import { verb } from '../verb'

export const listBackups = verb({
  name: 'backups.list',
  method: 'GET',
  path: '/api/backups',
  summary: 'Backups on this server, newest first. A job of the kind `backup` makes one.',
  action: 'backup.edit',
  input: z.strictObject({}),
  output: z.array(backupView),
  run: ({ paths }) => backupsIn(paths.backupDir),
})
