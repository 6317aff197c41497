'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import type { PartProps } from './part-props'

/** User name and password of a source. A stored password is never shown: it can be kept, replaced or removed. */
export function CredentialFields({ form, set, fields, hasPassword }: PartProps & { hasPassword: boolean }) {
  const t = useTranslations('admin.cameras')
  const hint = form.clearPassword ? 'passwordCleared' : hasPassword ? 'passwordKept' : 'passwordNone'
  return (
    <>
      <Field label={t('username')} hint={t('credentialsInUrl')} error={fields['source.username']}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            value={form.username}
            onChange={(event) => set({ username: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('password')}
        hint={t(hint)}
        error={fields['source.password']}
        aside={
          hasPassword && (
            <Button variant="link" className="text-xs" onClick={() => set({ clearPassword: !form.clearPassword })}>
              {t(form.clearPassword ? 'undo' : 'clearPassword')}
            </Button>
          )
        }
      >
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            placeholder={hasPassword && !form.clearPassword ? '••••••••' : undefined}
            value={form.password}
            onChange={(event) => set({ password: event.target.value, clearPassword: false })}
          />
        )}
      </Field>
    </>
  )
}
