'use client'
import { useTranslations } from 'next-intl'
import { useModelName } from '@/components/admin/models/use-model-name'
import { useErrorText } from '@/components/lib/error-text'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { INTERVAL_MAX_MS, INTERVAL_MIN_MS } from '@/server/contract/camera'
import type { ModelView } from '@/server/contract/model'
import type { PartProps } from './part-props'

const NO_MODEL = '-'

export function ModelField({ form, set, fields, models }: PartProps & { models: ModelView[] }) {
  const t = useTranslations('admin.cameras')
  const errorText = useErrorText()
  const modelName = useModelName()
  const model = models.find(({ id }) => id === form.modelId)
  return (
    <>
      <Field label={t('model')} hint={t('modelHint')} error={fields.modelId} className="sm:col-span-2">
        {(control) => (
          <Select
            value={form.modelId ?? NO_MODEL}
            onValueChange={(value) => set({ modelId: value === NO_MODEL ? null : value })}
          >
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value={NO_MODEL}>{t('noModel')}</SelectItem>
              {models.map((option) => (
                <SelectItem key={option.id} value={option.id}>
                  {option.error ? `${modelName(option)} ${t('modelUnusable')}` : modelName(option)}
                </SelectItem>
              ))}
              {form.modelId !== null && !model && <SelectItem value={form.modelId}>{t('modelMissing')}</SelectItem>}
            </SelectContent>
          </Select>
        )}
      </Field>
      {model?.error && (
        <Callout kind="warning" className="sm:col-span-2">
          {errorText(model.error)}
        </Callout>
      )}
    </>
  )
}

/** Intervals, picture rate and thresholds. */
export function SpeedFields({ form, set, fields }: PartProps) {
  const t = useTranslations('admin.cameras')
  const rate = form.intervalMs > 0 ? Math.round(10_000 / form.intervalMs) / 10 : 0
  return (
    <>
      <Field label={t('intervalMs')} hint={t('intervalHint', { rate })} error={fields.intervalMs}>
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
      <Field label={t('pictureFps')} hint={t('pictureFpsHint')} error={fields.pictureFps}>
        {(control) => (
          <NumberInput
            {...control}
            min={1}
            max={30}
            value={form.pictureFps}
            onValueChange={(pictureFps) => set({ pictureFps })}
          />
        )}
      </Field>
      {(['confidence', 'iou'] as const).map((key) => (
        <Field key={key} label={t(key)} aside={form[key].toFixed(2)} hint={t(`${key}Hint`)} error={fields[key]}>
          {(control) => (
            <Slider
              {...control}
              aria-label={t(key)}
              min={0.01}
              max={0.99}
              step={0.01}
              value={[form[key]]}
              onValueChange={([value]) => value !== undefined && set({ [key]: value })}
            />
          )}
        </Field>
      ))}
    </>
  )
}
