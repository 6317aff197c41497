/** What administrators have set up for notices: rows of settings, passwords sealed. */
import { z } from 'zod'
import { escalationStep, mqttSettings, smtpSettings } from '../../contract/notices'
import { AppError } from '../../errors'
import type { Crypt } from '../crypt'
import type { Transaction } from '../lock'

const sealed = { passwordEnc: z.string().nullable() }
export const storedSmtp = smtpSettings.omit({ password: true }).extend(sealed)
export type StoredSmtp = z.infer<typeof storedSmtp>
export const storedMqtt = mqttSettings.omit({ password: true }).extend(sealed)
export type StoredMqtt = z.infer<typeof storedMqtt>

export function setting<S extends z.ZodType>(key: string, schema: S, none: z.output<S>) {
  return {
    schema,
    async read(tx: Pick<Transaction, 'setting'>): Promise<z.output<S>> {
      const row = await tx.setting.findUnique({ where: { key } })
      return row ? schema.parse(JSON.parse(row.value)) : none
    },
    async write(tx: Transaction, stored: z.output<S>): Promise<void> {
      const value = JSON.stringify(stored)
      await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
    },
  }
}

export const SMTP = setting('notices.smtp', storedSmtp.nullable(), null)
export const MQTT = setting('notices.mqtt', storedMqtt.nullable(), null)
export const RANGES = setting('notices.ranges', z.array(z.string()), [])
export const ESCALATION = setting('notices.escalation', z.array(escalationStep), [])

const about = (key: 'smtp' | 'mqtt') => `notices ${key} password`

/** '' for none. Throws secret_lost. */
export function openPassword(
  crypt: Crypt,
  key: 'smtp' | 'mqtt',
  { passwordEnc }: { passwordEnc: string | null },
): string {
  try {
    return passwordEnc === null ? '' : crypt.open(passwordEnc, about(key))
  } catch (error) {
    throw new AppError('secret_lost', 'sealed under another secret', {}, { cause: error })
  }
}

/**
 * The sealed password that goes on with these settings. A stored one goes to the server it was typed for and nowhere else:
 * otherwise whoever may set the address could read it there. Throws validation_failed on `password` when it must be typed again.
 */
export function passwordFor(
  crypt: Crypt,
  key: 'smtp' | 'mqtt',
  given: string | undefined,
  before: { passwordEnc: string | null } | null,
  sameServer: boolean,
): string | null {
  if (given !== undefined) return given === '' ? null : crypt.seal(given, about(key))
  if (!before || before.passwordEnc === null) return null
  if (sameServer) return before.passwordEnc
  throw new AppError('validation_failed', 'the server is another one: type its password again', {
    fields: { password: 'secretAgain' },
  })
}
