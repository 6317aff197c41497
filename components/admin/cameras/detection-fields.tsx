'use client'
import { useTranslations } from 'next-intl'
import { toConfidence, toSensitivity } from '@/components/lib/sensitivity'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { Slider } from '@/components/ui/slider'
import { SwitchLine } from '@/components/ui/switch-line'
import { INTERVAL_MAX_MS, INTERVAL_MIN_MS } from '@/server/contract/camera'
import type { PartProps } from './part-props'

/** Intervals, picture rate, sensitivity; what few people need is folded away. */
export function SpeedFields({ form, set, fields }: PartProps) {
  const t = useTranslations('admin.cameras')
  const rate = form.intervalMs > 0 ? Math.round(10_000 / form.intervalMs) / 10 : 0
  const sensitivity = toSensitivity(form.confidence)
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
      <Field
        label={t('sensitivity')}
        aside={`${sensitivity}%`}
        hint={t('sensitivityHint', { percent: 100 - sensitivity })}
        error={fields.confidence}
        className="sm:col-span-2"
      >
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
      <div className="sm:col-span-2">
        <SwitchLine
          label={t('livingOnly')}
          hint={t('livingOnlyHint')}
          checked={form.livingOnly}
          onCheckedChange={(livingOnly) => set({ livingOnly })}
        />
      </div>
      <details className="sm:col-span-2">
        <summary className="w-fit rounded-sm text-[13px] font-medium text-muted-foreground hover:text-foreground">
          {t('advanced')}
        </summary>
        <Field label={t('iou')} aside={form.iou.toFixed(2)} hint={t('iouHint')} error={fields.iou} className="mt-3">
          {(control) => (
            <Slider
              {...control}
              aria-label={t('iou')}
              min={0.01}
              max={0.99}
              step={0.01}
              value={[form.iou]}
              onValueChange={([iou]) => iou !== undefined && set({ iou })}
            />
          )}
        </Field>
      </details>
    </>
  )
}
