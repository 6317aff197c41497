import { z } from 'zod'
import { noticeSettingsView, type SmtpSettings, smtpSettings } from '../../contract/notices'
import type { Crypt } from '../crypt'
import { verb } from '../verb'
import { MAIL_LANE } from './receivers'
import { requireHost } from './server-address'
import { passwordFor, SMTP, type StoredSmtp } from './settings'
import { toSettingsView, withoutPassword } from './settings-view'
import { freeLane } from './table'

/** Throws validation_failed for an address that is not allowed, and when the password has to be typed again. */
export const setSmtp = verb({
  name: 'notices.setSmtp',
  method: 'PUT',
  path: '/api/notices/smtp',
  summary: 'Sets the mail server, or that there is none. The password is kept when none is given.',
  action: 'notice.edit',
  input: z.strictObject({ smtp: smtpSettings.nullable() }),
  output: noticeSettingsView,
  async run(c, { input: { smtp }, change }) {
    await change(
      async (tx) => {
        const before = await SMTP.read(tx)
        if (smtp) await requireHost(tx, 'host', smtp.host)
        const same = before?.host === smtp?.host && before?.port === smtp?.port && before?.security === smtp?.security
        const after = smtp && toStored(c.crypt, smtp, before, same)
        await SMTP.write(tx, after)
        await freeLane(tx, MAIL_LANE, { due: true })
        const [was, is] = [before && withoutPassword(before), after && withoutPassword(after)]
        return { value: null, target: 'settings:notices.smtp', before: was, after: is }
      },
      { lock: 'notices' },
    )
    c.notices.poke()
    return toSettingsView(c)
  },
})

function toStored(
  crypt: Crypt,
  { password, ...open }: SmtpSettings,
  before: StoredSmtp | null,
  same: boolean,
): StoredSmtp {
  return { ...open, passwordEnc: passwordFor(crypt, 'smtp', password, before, same) }
}
