'use client'
import { useTranslations } from 'next-intl'
import { useModelName } from '@/components/admin/models/use-model-name'
import { toConfidence, toSensitivity } from '@/components/lib/sensitivity'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { SelectField } from '@/components/ui/select-field'
import { Slider } from '@/components/ui/slider'
import { INTERVAL_MAX_MS, INTERVAL_MIN_MS } from '@/server/contract/camera'
import { isDetector, type ModelView } from '@/server/contract/model'
import type { SettingsForm } from './film-form'

type Props = {
  form: SettingsForm
  set: (change: Partial<SettingsForm>) => void
  fields: Record<string, string | undefined>
  models: readonly ModelView[]
}

/** With which model, how often and how strictly a film is looked at. */
export function FilmSettingsFields({ form, set, fields, models }: Props) {
  const t = useTranslations('films.form')
  const nameOf = useModelName()
  const sensitivity = toSensitivity(form.confidence)
  return (
    <>
      <SelectField
        label={t('model')}
        error={fields['settings.modelId']}
        className="sm:col-span-2"
        value={form.modelId}
        options={models
          .filter((model) => model.error === null && isDetector(model))
          .map((model) => ({ value: model.id, text: nameOf(model) }))}
        placeholder={t('noModel')}
        onChange={(modelId) => set({ modelId })}
      />
      <Field label={t('interval')} hint={t('intervalHint')} error={fields['settings.intervalMs']}>
        {(control) => (
          <NumberInput
            {...control}
            min={INTERVAL_MIN_MS}
            max={INTERVAL_MAX_MS}
            step={10}
            value={form.intervalMs}
            onValueChange={(intervalMs) => set({ intervalMs })}
          />
        )}
      </Field>
      <Field label={t('sensitivity')} aside={`${sensitivity}%`} error={fields['settings.confidence']}>
        {(control) => (
          <Slider
            {...control}
            aria-label={t('sensitivity')}
            aria-valuetext={`${sensitivity}%`}
            min={1}
            max={99}
            step={1}
            value={[sensitivity]}
            onValueChange={([value]) => value !== undefined && set({ confidence: toConfidence(value) })}
          />
        )}
      </Field>
    </>
  )
}
