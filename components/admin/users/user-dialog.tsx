'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { backToRow } from '@/components/lib/row-focus'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { SwitchLine } from '@/components/ui/switch-line'
import { ROLES, type Role, type UserView, userDraft, userPatch } from '@/server/contract/user'

type Props = { user: UserView | null; self: boolean; onClose: () => void; onSaved: () => void }

/** Adds a user (null) or changes one. */
export function UserDialog({ user, self, onClose, onSaved }: Props) {
  const t = useTranslations('users')
  const common = useTranslations('common')
  const [state, setState] = useState({
    email: user?.email ?? '',
    name: user?.name ?? '',
    role: user?.role ?? ('viewer' as Role),
    password: '',
    disabled: user?.disabled ?? false,
  })
  const { email, name, role, password, disabled } = state
  const { form, busy, fields, failure } = useSubmit({
    schema: user ? userPatch : userDraft,
    value: user ? { name, role, disabled } : { email, name, role, password },
    send: async (checked) => {
      if ('email' in checked) await call('POST /api/users', checked)
      else if (user) await call('PATCH /api/users/{id}', { id: user.id, ...checked })
      toast.success(t(user ? 'updated' : 'created'))
      onSaved()
      onClose()
    },
  })
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent aria-describedby={undefined} onCloseAutoFocus={backToRow(user?.id)}>
        <DialogHeader>
          <DialogTitle>{t(user ? 'editTitle' : 'newTitle')}</DialogTitle>
        </DialogHeader>
        <form {...form} className="flex flex-col gap-4">
          {failure && <Callout kind="critical">{failure}</Callout>}
          <Field label={t('name')} error={fields.name}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={name}
                onChange={(event) => setState({ ...state, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('email')} error={fields.email}>
            {(control) => (
              <Input
                {...control}
                type="email"
                autoComplete="off"
                disabled={user !== null}
                value={email}
                onChange={(event) => setState({ ...state, email: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('role')} hint={t(`roleHints.${role}`)} error={fields.role}>
            {(control) => (
              <Select value={role} onValueChange={(next) => setState({ ...state, role: next as Role })}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {ROLES.map((option) => (
                    <SelectItem key={option} value={option} hint={t(`roleHints.${option}`)}>
                      {common(`roles.${option}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          {user === null && (
            <Field label={t('password')} hint={t('passwordHint')} error={fields.password}>
              {(control) => (
                <PasswordInput
                  {...control}
                  autoComplete="new-password"
                  value={password}
                  onChange={(event) => setState({ ...state, password: event.target.value })}
                />
              )}
            </Field>
          )}
          {user && !self && (
            <SwitchLine
              label={t('canSignIn')}
              hint={t('canSignInHint')}
              checked={!disabled}
              onCheckedChange={(on) => setState({ ...state, disabled: !on })}
            />
          )}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {user ? common('save') : t('add')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
