'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { Input } from '@/components/ui/input'
import { SwitchLine } from '@/components/ui/switch-line'
import { type SavedWorkflow, type Workflow, workflowDraft } from '@/server/contract/workflow'

type Props = {
  workflow: Workflow
  name: string
  /** The one that it came from, when that is kept already. */
  of: SavedWorkflow | null
  onSaved: (saved: SavedWorkflow) => void
  onClose: () => void
}

/** Keeps a workflow under a name: a new one, or in place of the one it came from. */
export function SaveDialog({ workflow, name: given, of, onSaved, onClose }: Props) {
  const t = useTranslations('workshop.save')
  const common = useTranslations('common')
  const [name, setName] = useState(given)
  const [asNew, setAsNew] = useState(false)
  const submit = useSubmit({
    schema: workflowDraft,
    value: { name, workflow },
    send: async (draft) => {
      onSaved(
        of && !asNew
          ? await call('PATCH /api/workflows/{id}', { id: of.id, ...draft })
          : await call('POST /api/workflows', draft),
      )
      toast.success(common('saved'))
      onClose()
    },
  })
  return (
    <FormDialog title={t('title')} description={t('text')} {...{ submit, onClose }}>
      <Field label={t('name')} error={submit.fields.name}>
        {(control) => <Input {...control} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      {of && <SwitchLine label={t('asNew', { name: of.name })} checked={asNew} onCheckedChange={setAsNew} />}
    </FormDialog>
  )
}
