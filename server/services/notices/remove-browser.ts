import { z } from 'zod'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'

/** Throws browser_not_found. */
export const removeBrowser = verb({
  name: 'notices.removeBrowser',
  method: 'DELETE',
  path: '/api/account/notices/browsers/{id}',
  summary: 'Tells you nothing more in this browser.',
  action: 'account.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run(_c, { who: { userId }, input: { id }, change }) {
    requireId(id, 'browser_not_found')
    await change(async (tx) => {
      const row = await tx.pushBrowser.findUnique({ where: { id } })
      if (row?.userId !== userId) throw new AppError('browser_not_found')
      await tx.pushBrowser.delete({ where: { id } })
      return { value: null, target: `browser:${id}`, before: { agent: row.agent } }
    })
    return undefined
  },
})
