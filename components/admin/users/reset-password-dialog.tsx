'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { z } from 'zod'
import { call } from '@/components/lib/call'
import { backToRow } from '@/components/lib/row-focus'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { password, type UserView } from '@/server/contract/user'

const schema = z.strictObject({ password })

export function ResetPasswordDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const t = useTranslations('users')
  const common = useTranslations('common')
  const [next, setNext] = useState('')
  const { form, busy, fields, failure } = useSubmit({
    schema,
    value: { password: next },
    send: async (value) => {
      await call('PATCH /api/users/{id}', { id: user.id, ...value })
      toast.success(t('resetDone'))
      onClose()
    },
  })
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent onCloseAutoFocus={backToRow(user.id)}>
        <DialogHeader>
          <DialogTitle>{t('resetTitle', { name: user.name })}</DialogTitle>
          <DialogDescription>{t('resetText')}</DialogDescription>
        </DialogHeader>
        <form {...form} className="flex flex-col gap-4">
          {failure && <Callout kind="critical">{failure}</Callout>}
          <Field label={t('newPassword')} hint={t('passwordHint')} error={fields.password}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="new-password"
                value={next}
                onChange={(event) => setNext(event.target.value)}
              />
            )}
          </Field>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {t('resetPassword')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
