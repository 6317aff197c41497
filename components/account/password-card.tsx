'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { api } from '@/components/lib/api-client'
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
  const [form, setForm] = useState(EMPTY)
  const { submit, busy, fields, failure } = useSubmit({
    schema: passwordChange,
    send: async (value) => {
      await api.post('/api/account/password', value)
      setForm(EMPTY)
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
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            void submit(form)
          }}
        >
          {failure && <Callout kind="critical">{failure}</Callout>}
          <Field label={t('current')} error={fields.current}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                value={form.current}
                onChange={(event) => setForm({ ...form, current: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('next')} hint={t('hint')} error={fields.next}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="new-password"
                value={form.next}
                onChange={(event) => setForm({ ...form, next: event.target.value })}
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
