'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { SwitchLine } from '@/components/ui/switch-line'
import { MAX_CLIP_AFTER_MS, MAX_CLIP_BEFORE_MS } from '@/server/contract/clip'
import type { PartProps } from './part-props'

/** Whether alerts have a clip, and of which seconds. */
export function ClipFields({ form, set, fields }: PartProps) {
  const t = useTranslations('admin.cameras')
  return (
    <>
      <div className="sm:col-span-2">
        <SwitchLine
          label={t('clips')}
          hint={t('clipsHint')}
          checked={form.clips}
          onCheckedChange={(clips) => set({ clips })}
        />
      </div>
      {form.clips && (
        <>
          <Field label={t('clipBefore')} error={fields.clipBeforeMs}>
            {(control) => (
              <NumberInput
                {...control}
                min={0}
                max={MAX_CLIP_BEFORE_MS / 1000}
                value={form.clipBeforeMs / 1000}
                onValueChange={(seconds) => set({ clipBeforeMs: Math.round(seconds * 1000) })}
              />
            )}
          </Field>
          <Field label={t('clipAfter')} error={fields.clipAfterMs}>
            {(control) => (
              <NumberInput
                {...control}
                min={0}
                max={MAX_CLIP_AFTER_MS / 1000}
                value={form.clipAfterMs / 1000}
                onValueChange={(seconds) => set({ clipAfterMs: Math.round(seconds * 1000) })}
              />
            )}
          </Field>
        </>
      )}
    </>
  )
}
