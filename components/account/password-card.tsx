'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { passwordChange } from '@/server/contract/user'

const EMPTY = { current: '', next: '' }

export function PasswordCard() {
  const t = useTranslations('account.password')
  const [value, setValue] = useState(EMPTY)
  const { form, busy, fields, failure } = useSubmit({
    schema: passwordChange,
    value,
    send: async (change) => {
      await call('POST /api/account/password', change)
      setValue(EMPTY)
      toast.success(t('done'))
    },
  })
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('description')}</CardDescription>
      </CardHeader>
      <CardContent>
        <form {...form} className="flex flex-col gap-4">
          {failure && <Callout kind="critical">{failure}</Callout>}
          <Field label={t('current')} error={fields.current}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                value={value.current}
                onChange={(event) => setValue({ ...value, current: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('next')} hint={t('hint')} error={fields.next}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="new-password"
                value={value.next}
                onChange={(event) => setValue({ ...value, next: event.target.value })}
              />
            )}
          </Field>
          <Button type="submit" busy={busy} className="self-start">
            {t('submit')}
          </Button>
        </form>
      </CardContent>
    </Card>
  )
}
