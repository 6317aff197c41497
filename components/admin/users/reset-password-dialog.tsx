'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { z } from 'zod'
import { call } from '@/components/lib/call'
import { backToRow } from '@/components/lib/row-focus'
import { useSubmit } from '@/components/lib/use-submit'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { PasswordInput } from '@/components/ui/password-input'
import { password, type UserView } from '@/server/contract/user'

const schema = z.strictObject({ password })

export function ResetPasswordDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const t = useTranslations('users')
  const [next, setNext] = useState('')
  const submit = useSubmit({
    schema,
    value: { password: next },
    send: async (value) => {
      await call('PATCH /api/users/{id}', { id: user.id, ...value })
      toast.success(t('resetDone'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('resetTitle', { name: user.name })}
      description={t('resetText')}
      action={t('resetPassword')}
      {...{ submit, onClose }}
      onCloseAutoFocus={backToRow(user.id)}
    >
      <Field label={t('newPassword')} hint={t('passwordHint')} error={submit.fields.password}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
