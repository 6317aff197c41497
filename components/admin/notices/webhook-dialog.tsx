'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { backToRow } from '@/components/lib/row-focus'
import { useSubmit } from '@/components/lib/use-submit'
import { FilterFields } from '@/components/notices/filter-fields'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { AddressInput, Input } from '@/components/ui/input'
import { SwitchLine } from '@/components/ui/switch-line'
import { EVERY_ALERT, type WebhookView, webhookDraft } from '@/server/contract/notices'

type Props = {
  /** Null: a new one. */
  hook: WebhookView | null
  onClose: () => void
  /** secret: of a new one, to be shown once. */
  onSaved: (secret: string | null) => void
}

export function WebhookDialog({ hook, onClose, onSaved }: Props) {
  const t = useTranslations('notices.webhooks')
  const [form, setForm] = useState(() => ({
    name: hook?.name ?? '',
    url: hook?.url ?? '',
    filter: hook?.filter ?? EVERY_ALERT,
    enabled: hook?.enabled ?? true,
  }))
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const submit = useSubmit({
    schema: webhookDraft,
    value: form,
    send: async (draft) => {
      const { secret } = hook
        ? await call('PATCH /api/notices/webhooks/{id}', { id: hook.id, ...draft })
        : await call('POST /api/notices/webhooks', draft)
      toast.success(t(hook ? 'updated' : 'created'))
      onClose()
      onSaved(secret)
    },
  })
  return (
    <FormDialog
      title={t(hook ? 'editTitle' : 'add')}
      submit={submit}
      onClose={onClose}
      onCloseAutoFocus={backToRow(hook?.id)}
    >
      <Field label={t('name')} error={submit.fields.name}>
        {(control) => <Input {...control} value={form.name} onChange={({ target }) => set({ name: target.value })} />}
      </Field>
      <Field label={t('url')} hint={t('urlHint')} error={submit.fields.url}>
        {(control) => (
          <AddressInput
            {...control}
            placeholder="https://example.org/sightline"
            value={form.url}
            onChange={({ target }) => set({ url: target.value })}
          />
        )}
      </Field>
      <FilterFields value={form.filter} onChange={(change) => set({ filter: { ...form.filter, ...change } })} />
      <SwitchLine label={t('enabled')} checked={form.enabled} onCheckedChange={(enabled) => set({ enabled })} />
    </FormDialog>
  )
}
