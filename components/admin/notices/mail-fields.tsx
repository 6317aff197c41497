'use client'
import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NumberInput } from '@/components/ui/number-input'
import { PasswordInput } from '@/components/ui/password-input'
import { SelectField } from '@/components/ui/select-field'
import { SMTP_SECURITY, type SmtpSettings } from '@/server/contract/notices'

const PORTS: Record<SmtpSettings['security'], number> = { tls: 465, starttls: 587, none: 25 }

type Props = {
  form: SmtpSettings
  errors: Record<string, string | undefined>
  hasPassword: boolean
  onChange: (change: Partial<SmtpSettings>) => void
}

/** Where the mail server is, and who we are there. The usual port follows the encryption. */
export function MailFields({ form, errors, hasPassword, onChange }: Props) {
  const t = useTranslations('notices.mail')
  const usual = form.port === PORTS[form.security]
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('host')} error={errors.host}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            placeholder="mail.example.org"
            value={form.host}
            onChange={({ target }) => onChange({ host: target.value })}
          />
        )}
      </Field>
      <SelectField
        label={t('security')}
        error={errors.security}
        value={form.security}
        options={SMTP_SECURITY.map((value) => ({ value, text: t(`securities.${value}`) }))}
        onChange={(security) => onChange({ security, ...(usual && { port: PORTS[security] }) })}
      />
      <Field label={t('port')} error={errors.port}>
        {(control) => (
          <NumberInput
            {...control}
            min={1}
            max={65535}
            value={form.port}
            onValueChange={(port) => onChange({ port })}
          />
        )}
      </Field>
      <Field label={t('from')} error={errors.from}>
        {(control) => (
          <Input
            {...control}
            inputMode="email"
            placeholder="sightline@example.org"
            value={form.from}
            onChange={({ target }) => onChange({ from: target.value })}
          />
        )}
      </Field>
      <Field label={t('user')} error={errors.user}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={form.user}
            onChange={({ target }) => onChange({ user: target.value })}
          />
        )}
      </Field>
      <Field label={t('password')} hint={hasPassword ? t('passwordStored') : undefined} error={errors.password}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="off"
            value={form.password ?? ''}
            onChange={({ target }) => onChange({ password: target.value })}
          />
        )}
      </Field>
      {form.security === 'none' && (
        <Callout kind="warning" className="sm:col-span-2">
          {t('none')}
        </Callout>
      )}
    </div>
  )
}
