import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { can } from '../../access/can'
import { BEFORE_FILE, enhanceInput, enhanceResult, SMALL_FILES } from '../../contract/workshop'
import { AppError } from '../../errors'
import type { Job } from '../../store/generated/client'
import { isNotThere } from '../alerts/safe-file'
import { attachment } from '../attachment'
import { requireId } from '../guard'
import { verb } from '../verb'
import { jobFolder } from './folder'
import { requireSource } from './may-use'

const flag = z.literal('1').optional()

const TYPES: Record<string, string> = { '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp' }

/**
 * For who asked for it and for administrators, as long as they may see the original. Throws job_not_found, result_gone,
 * and what `requireSource` throws.
 */
export const enhancedPicture = verb({
  name: 'workshop.picture',
  method: 'GET',
  path: '/api/workshop/jobs/{id}/{which}',
  summary:
    'The picture of a job that enhances: `before`, which is there from its beginning on, or `after`. Enhanced pictures are no evidence.',
  action: 'job.own',
  input: z.strictObject({
    id: z.string(),
    which: z.enum(['before', 'after']),
    download: flag,
    small: flag.describe('At most 320 x 240, for lists.'),
  }),
  output: 'image/png',
  async run(c, { who, input: { id, which, download, small } }) {
    requireId(id, 'job_not_found')
    const job = await c.prisma.job.findUnique({ where: { id } })
    const own = job?.owner === who.userId
    if (job?.kind !== 'enhance' || !(own || can(who, 'job.read'))) throw new AppError('job_not_found')
    const { source, title } = enhanceInput.parse(job.input)
    if (source.kind !== 'upload') await requireSource(c, who, source)
    const name = small ? SMALL_FILES[which] : which === 'before' ? BEFORE_FILE : resultFile(job)
    const bytes = await readFile(path.join(jobFolder(c.paths.dataDir, id), name)).catch((error: unknown) => {
      throw isNotThere(error) ? new AppError('result_gone') : error
    })
    const extension = path.extname(name)
    const end = which === 'after' ? ` - enhanced, not evidence${extension}` : ` - before${extension}`
    return {
      bytes,
      headers: {
        'Content-Type': TYPES[extension] ?? 'application/octet-stream',
        ...(download && attachment(title, end)),
      },
    }
  },
})

/** Throws result_gone when there is none yet. */
function resultFile({ result }: Job): string {
  const { data } = enhanceResult.safeParse(result)
  if (!data) throw new AppError('result_gone')
  return data.after
}
