'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { email } from '@/server/contract/user'
import { signIn } from './sign-in'

const schema = z.object({ email, password: z.string().min(1).max(200) })

export function SignInForm({ target }: { target: string }) {
  const t = useTranslations('auth')
  const [value, setValue] = useState({ email: '', password: '' })
  const { form, busy, fields, failure } = useSubmit({
    schema,
    value,
    send: async ({ email, password }) => {
      await signIn(email, password)
      // A full load: the page starts with the new session and nothing of an earlier one.
      window.location.assign(target)
    },
  })
  return (
    <Card className="p-5 sm:p-6">
      <form {...form} className="flex flex-col gap-4">
        <h1 className="text-base font-semibold">{t('title')}</h1>
        {failure && <Callout kind="critical">{failure}</Callout>}
        <Field label={t('email')} error={fields.email}>
          {(control) => (
            <Input
              {...control}
              type="email"
              name="email"
              autoComplete="username"
              autoFocus
              value={value.email}
              onChange={(event) => setValue({ ...value, email: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('password')} error={fields.password}>
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="current-password"
              value={value.password}
              onChange={(event) => setValue({ ...value, password: event.target.value })}
            />
          )}
        </Field>
        <Button type="submit" busy={busy} className="mt-1 w-full">
          {t(busy ? 'signingIn' : 'signIn')}
        </Button>
        <p className="text-xs leading-relaxed text-muted-foreground">{t('forgot')}</p>
      </form>
    </Card>
  )
}
