import { z } from 'zod'
import { diskView } from '../../contract/disk'
import { isDiskLow } from '../../jobs/retention/policy'
import { verb } from '../verb'
import { diskOf } from './disk'

export const getDisk = verb({
  name: 'disk.get',
  method: 'GET',
  path: '/api/disk',
  summary: 'How full the disk is that alerts and pictures are on.',
  action: 'job.read',
  input: z.strictObject({}),
  output: diskView,
  async run({ paths, outbox }) {
    const disk = await diskOf(paths.dataDir)
    return { ...disk, low: isDiskLow(disk), writable: outbox.diskOk }
  },
})
