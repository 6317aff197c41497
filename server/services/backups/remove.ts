import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { backupFile } from '../../jobs/backup/folder'
import { verb } from '../verb'

export const removeBackup = verb({
  name: 'backups.remove',
  method: 'DELETE',
  path: '/api/backups/{name}',
  summary: 'Deletes a backup.',
  action: 'backup.edit',
  input: z.strictObject({ name: z.string() }),
  output: null,
  async run({ paths }, { input: { name }, change }) {
    const path = await backupFile(paths.backupDir, name)
    await change(async () => {
      await rm(path, { force: true })
      return { value: null, target: `backup:${name}`, before: { name } }
    })
    return undefined
  },
})
