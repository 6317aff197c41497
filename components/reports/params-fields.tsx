'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NumberInput } from '@/components/ui/number-input'
import { Slider } from '@/components/ui/slider'
import { type AnswerParams, ASSISTANT_LIMITS } from '@/server/contract/assistant'

type Props = {
  params: AnswerParams
  set: (change: Partial<AnswerParams>) => void
  fields: Record<string, string | undefined>
}

/** How freely the model writes, and how much. */
export function ParamsFields({ params, set, fields }: Props) {
  const t = useTranslations('reports.params')
  return (
    <details>
      <summary className="w-fit text-[13px] text-muted-foreground hover:text-foreground">{t('title')}</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t('temperature')} aside={params.temperature.toFixed(1)} hint={t('temperatureHint')}>
          {(control) => (
            <Slider
              {...control}
              aria-label={t('temperature')}
              min={0}
              max={2}
              step={0.1}
              value={[params.temperature]}
              onValueChange={([temperature = 0]) => set({ temperature })}
            />
          )}
        </Field>
        <Field label={t('topP')} aside={params.topP.toFixed(2)}>
          {(control) => (
            <Slider
              {...control}
              aria-label={t('topP')}
              min={0.05}
              max={1}
              step={0.05}
              value={[params.topP]}
              onValueChange={([topP = 1]) => set({ topP })}
            />
          )}
        </Field>
        <Field label={t('maxTokens')} error={fields['params.maxTokens']}>
          {(control) => (
            <NumberInput
              {...control}
              min={16}
              max={ASSISTANT_LIMITS.maxTokens}
              value={params.maxTokens}
              onValueChange={(maxTokens) => set({ maxTokens })}
            />
          )}
        </Field>
        <Field label={t('seed')} hint={t('seedHint')} error={fields['params.seed']}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={params.seed ?? ''}
              onChange={({ target }) => set({ seed: target.value === '' ? null : Number(target.value) })}
            />
          )}
        </Field>
      </div>
    </details>
  )
}
