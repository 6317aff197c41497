import { EVERY_ALERT, type OwnNotices } from '@/server/contract/notices'

/** What nobody has set yet begins with. An empty zone becomes the reader's own. */
export const FIRST_WISHES: Omit<OwnNotices, 'locale'> = {
  ...{ email: false, filter: EVERY_ALERT },
  ...{ quiet: [], timeZone: '', urgentAnyway: true },
}
