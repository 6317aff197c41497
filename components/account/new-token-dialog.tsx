'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SelectField } from '@/components/ui/select-field'
import { type Role, TOKEN_DAYS, tokenDraft } from '@/server/contract/user'

const LIFETIMES = [7, 30, TOKEN_DAYS.default, 180, TOKEN_DAYS.max]

const CAPS = ['admin', 'operator', 'viewer', 'aggregate'] as const

type Props = { open: boolean; onOpenChange: (open: boolean) => void; onCreated: () => void }

/** Makes a token and shows it once. */
export function NewTokenDialog({ open, onOpenChange, onCreated }: Props) {
  const t = useTranslations('account.tokens')
  const common = useTranslations('common')
  const [name, setName] = useState('')
  const [days, setDays] = useState<number>(TOKEN_DAYS.default)
  const done = useRef<HTMLButtonElement>(null)
  const [cap, setCap] = useState<Role>('admin')
  const [secret, setSecret] = useState<string | null>(null)
  const { form, busy, fields, failure } = useSubmit({
    schema: tokenDraft,
    value: { name, days, cap },
    send: async (draft) => {
      const created = await call('POST /api/account/tokens', draft)
      setSecret(created.token)
      onCreated()
    },
  })

  function change(next: boolean) {
    setName('')
    setDays(TOKEN_DAYS.default)
    setCap('admin')
    setSecret(null)
    onOpenChange(next)
  }

  function keep(event: Event) {
    if (secret === null) return
    event.preventDefault()
    done.current?.focus()
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent
        // What is shown only once is not lost by a key or a click beside the dialog: both point at the way out instead.
        onInteractOutside={keep}
        onEscapeKeyDown={keep}
      >
        <DialogHeader>
          <DialogTitle>{t(secret ? 'secretTitle' : 'create')}</DialogTitle>
          <DialogDescription>{t(secret ? 'secretText' : 'description')}</DialogDescription>
        </DialogHeader>
        {secret ? (
          <>
            <div className="flex items-center gap-2">
              <code className="min-w-0 flex-1 rounded-md bg-muted px-3 py-2 font-mono text-xs break-all select-all">
                {secret}
              </code>
              <CopyButton text={secret} />
            </div>
            <DialogFooter>
              <Button ref={done} onClick={() => change(false)}>
                {t('done')}
              </Button>
            </DialogFooter>
          </>
        ) : (
          <form {...form} className="flex flex-col gap-4">
            {failure && <Callout kind="critical">{failure}</Callout>}
            <Field label={t('name')} hint={t('nameHint')} error={fields.name}>
              {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <SelectField
              label={t('lifetime')}
              hint={t('lifetimeHint')}
              error={fields.days}
              value={days}
              options={LIFETIMES.map((count) => ({ value: count, text: t('days', { count }) }))}
              onChange={setDays}
            />
            <SelectField
              label={t('cap')}
              hint={t('capHint')}
              error={fields.cap}
              value={cap}
              options={CAPS.map((level) => ({ value: level, text: t(`caps.${level}`) }))}
              onChange={setCap}
            />
            <DialogFooter>
              <Button variant="outline" onClick={() => change(false)}>
                {common('cancel')}
              </Button>
              <Button type="submit" busy={busy}>
                {t('create')}
              </Button>
            </DialogFooter>
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}
