'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import type { EngineForm } from './engine-form'

type Props = {
  form: EngineForm
  errors: Record<string, string | undefined>
  /** As the server named them when it was tested. */
  models: readonly string[]
  hasKey: boolean
  onChange: (change: Partial<EngineForm>) => void
}

/** A server that runs the model: its address, the model's name, its key. */
export function ServerFields({ form, errors, models, hasKey, onChange }: Props) {
  const t = useTranslations('assistant')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('url')} hint={t('urlHint')} error={errors.url} className="sm:col-span-2">
        {(control) => (
          <Input
            {...control}
            inputMode="url"
            placeholder="http://127.0.0.1:11434/v1"
            value={form.url}
            onChange={({ target }) => onChange({ url: target.value })}
          />
        )}
      </Field>
      <Field label={t('model')} hint={t('modelHint')} error={errors.model}>
        {(control) => (
          <Input
            {...control}
            list="assistant-models"
            value={form.model}
            onChange={({ target }) => onChange({ model: target.value })}
          />
        )}
      </Field>
      <Field label={t('key')} hint={hasKey ? t('keyStored') : t('keyHint')} error={errors.key}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="off"
            value={form.key}
            onChange={({ target }) => onChange({ key: target.value })}
          />
        )}
      </Field>
      <datalist id="assistant-models">
        {models.map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
    </div>
  )
}
