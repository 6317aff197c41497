import { type OwnNoticesView, ownNotices } from '../../contract/notices'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { toBrowserView } from './browser-row'
import { SMTP } from './settings'
import { vapidKeys } from './vapid'

export async function readOwn(
  { prisma, crypt }: Pick<Context, 'prisma' | 'crypt'>,
  id: string,
): Promise<OwnNoticesView> {
  const row = await prisma.user.findUnique({
    where: { id },
    include: { notices: true, browsers: { orderBy: { createdAt: 'asc' } } },
  })
  if (!row) throw new AppError('unauthenticated')
  return {
    settings: row.notices && (ownNotices.safeParse(row.notices.settings).data ?? null),
    browsers: row.browsers.map(toBrowserView),
    email: { address: row.email, on: (await SMTP.read(prisma)) !== null },
    pushKey: (await vapidKeys(prisma, crypt)).publicKey,
  }
}
