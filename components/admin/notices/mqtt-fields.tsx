'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { SwitchLine } from '@/components/ui/switch-line'
import type { MqttSettings } from '@/server/contract/notices'

const PREFIX = 'homeassistant'

type Props = {
  form: MqttSettings
  errors: Record<string, string | undefined>
  hasPassword: boolean
  onChange: (change: Partial<MqttSettings>) => void
}

/** Where the broker is, who we are there, and what is published under. */
export function MqttFields({ form, errors, hasPassword, onChange }: Props) {
  const t = useTranslations('notices.mqtt')
  const plain = { autoComplete: 'off', spellCheck: false } as const
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('url')} hint={t('urlHint')} error={errors.url}>
        {(control) => (
          <Input
            {...control}
            {...plain}
            inputMode="url"
            placeholder="mqtts://broker.example.org"
            value={form.url}
            onChange={({ target }) => onChange({ url: target.value })}
          />
        )}
      </Field>
      <Field label={t('topic')} hint={t('topicHint')} error={errors.topic}>
        {(control) => (
          <Input
            {...control}
            {...plain}
            value={form.topic}
            onChange={({ target }) => onChange({ topic: target.value })}
          />
        )}
      </Field>
      <Field label={t('user')} error={errors.user}>
        {(control) => (
          <Input
            {...control}
            {...plain}
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
      <SwitchLine
        label={t('discovery')}
        hint={t('discoveryHint')}
        checked={form.discovery !== null}
        onCheckedChange={(on) => onChange({ discovery: on ? PREFIX : null })}
      />
      {form.discovery !== null && (
        <Field label={t('prefix')} error={errors.discovery}>
          {(control) => (
            <Input
              {...control}
              {...plain}
              value={form.discovery ?? ''}
              onChange={({ target }) => onChange({ discovery: target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
