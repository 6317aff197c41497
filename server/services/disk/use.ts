import { z } from 'zod'
import { diskUse } from '../../contract/disk'
import { pictureBytes } from '../alerts/snapshot-file'
import { verb } from '../verb'

export const getDiskUse = verb({
  name: 'disk.use',
  method: 'GET',
  path: '/api/disk/use',
  summary: 'What of the disk is taken by pictures; looks at every file.',
  action: 'job.read',
  input: z.strictObject({}),
  output: diskUse,
  run: async ({ paths }, { signal }) => ({ pictureBytes: await pictureBytes(paths.dataDir, signal) }),
})
