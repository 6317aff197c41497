import { z } from 'zod'
import { backupFile } from '../../jobs/backup/folder'
import { verb } from '../verb'

/** It holds everything, hashes of passwords and of tokens too: hence a browser's session, and an entry in the audit. */
export const downloadBackup = verb({
  name: 'backups.download',
  method: 'GET',
  path: '/api/backups/{name}',
  summary: 'A backup as a file.',
  action: 'backup.read',
  input: z.strictObject({ name: z.string() }),
  output: { file: 'application/x-tar' },
  async run({ paths }, { input: { name }, change }) {
    const path = await backupFile(paths.backupDir, name)
    await change(async () => ({ value: null, target: `backup:${name}` }))
    return { path, name }
  },
})
