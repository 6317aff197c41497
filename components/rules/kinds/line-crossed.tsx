import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { SelectField } from '@/components/ui/select-field'
import { DIRECTIONS } from '@/server/rules/kinds/line-crossed'
import type { FieldsProps, KindView } from '../kind-view'
import { periodOf } from '../period'
import { WantedField } from '../wanted-field'
import { ZoneField } from '../zone-field'

const MINUTE = 60_000
const PERIODS = [10_000, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 1440 * MINUTE]

export const lineCrossed: KindView<'line_crossed'> = {
  start: { lineId: '', label: null, direction: 'either', minCount: 1, withinMs: MINUTE },
  Fields,
  condition: ({ label, direction, minCount, withinMs }, { zone }, { t, wanted }) => {
    const period = t('line_crossed.period', periodOf(withinMs))
    return t('line_crossed.condition', { ...wanted(label), zone, direction, count: minCount, period })
  },
  alert: ({ params: { label, direction, withinMs }, facts: { count, zone } }, _, { t, wanted }) => {
    const period = t('line_crossed.period', periodOf(withinMs))
    return t('line_crossed.alert', { ...wanted(label), zone, direction, count, period })
  },
  unseen: ({ label }, { t, wanted }) => t('unseenWanted', wanted(label)),
}

function Fields({ params, set, error, camera, labels }: FieldsProps<'line_crossed'>) {
  const t = useTranslations('rules.kinds.line_crossed')
  const { lineId, label, direction, minCount, withinMs } = params
  return (
    <>
      <ZoneField
        field="lineId"
        camera={camera}
        value={lineId}
        onValueChange={(next) => set({ lineId: next ?? '' })}
        error={error('lineId')}
      />
      <WantedField
        value={label}
        onValueChange={(next) => set({ label: next })}
        labels={labels}
        error={error('label')}
      />
      <SelectField
        label={t('direction')}
        error={error('direction')}
        className="sm:col-span-2"
        value={direction}
        options={DIRECTIONS.map((one) => ({ value: one, text: t(`directions.${one}`) }))}
        onChange={(next) => set({ direction: next })}
      />
      <Field label={t('minCount')} error={error('minCount')}>
        {(control) => (
          <NumberInput
            {...control}
            min={1}
            max={500}
            value={minCount}
            onValueChange={(next) => set({ minCount: next })}
          />
        )}
      </Field>
      <SelectField
        label={t('within')}
        error={error('withinMs')}
        value={withinMs}
        options={[...new Set([...PERIODS, withinMs])].map((ms) => ({ value: ms, text: t('period', periodOf(ms)) }))}
        onChange={(next) => set({ withinMs: next })}
      />
    </>
  )
}
