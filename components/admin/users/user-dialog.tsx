'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { backToRow } from '@/components/lib/row-focus'
import { useSubmit } from '@/components/lib/use-submit'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { SelectField } from '@/components/ui/select-field'
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
  const submit = useSubmit({
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
    <FormDialog
      title={t(user ? 'editTitle' : 'newTitle')}
      action={user ? common('save') : t('add')}
      {...{ submit, onClose }}
      onCloseAutoFocus={backToRow(user?.id)}
    >
      <Field label={t('name')} error={submit.fields.name}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={name}
            onChange={(event) => setState({ ...state, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('email')} error={submit.fields.email}>
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
      <SelectField
        label={t('role')}
        hint={t(`roleHints.${role}`)}
        error={submit.fields.role}
        value={role}
        options={ROLES.map((one) => ({ value: one, text: common(`roles.${one}`), hint: t(`roleHints.${one}`) }))}
        onChange={(next) => setState({ ...state, role: next })}
      />
      {user === null && (
        <Field label={t('password')} hint={t('passwordHint')} error={submit.fields.password}>
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
    </FormDialog>
  )
}
