import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { SelectField } from '@/components/ui/select-field'
import type { ParamsOf } from '@/server/rules/kinds'
import type { FieldsProps, KindView } from '../kind-view'
import { WantedField } from '../wanted-field'
import { ZoneField } from '../zone-field'

type Compare = ParamsOf<'occupancy'>['compare']
const COMPARE: readonly Compare[] = ['at_least', 'fewer_than']

export const occupancy: KindView<'occupancy'> = {
  start: { compare: 'at_least', count: 1, label: null, zoneId: null },
  Fields,
  condition: ({ compare, count, label, zoneId }, { seconds, zone }, { t, wanted }) => {
    const where = zoneId === null ? '' : t('occupancy.where', { zone })
    return t(`occupancy.condition.${compare}`, { ...wanted(label), count, seconds, where })
  },
  alert: ({ params, facts: { count, zone } }, seconds, { t, wanted }) => {
    const where = zone === null ? '' : t('occupancy.where', { zone })
    return t('occupancy.alert', { ...wanted(params.label), count, seconds, where })
  },
  unseen: ({ label }, { t, wanted }) => t('unseenWanted', wanted(label)),
}

function Fields({ params, set, error, camera, labels }: FieldsProps<'occupancy'>) {
  const t = useTranslations('rules.kinds.occupancy')
  return (
    <>
      <ZoneField
        field="zoneId"
        whole
        camera={camera}
        value={params.zoneId}
        onValueChange={(zoneId) => set({ zoneId })}
        error={error('zoneId')}
      />
      <WantedField
        value={params.label}
        onValueChange={(label) => set({ label })}
        labels={labels}
        error={error('label')}
      />
      <SelectField
        label={t('compare')}
        error={error('compare')}
        value={params.compare}
        options={COMPARE.map((compare) => ({ value: compare, text: t(compare) }))}
        onChange={(compare) => set({ compare })}
      />
      <Field label={t('count')} error={error('count')}>
        {(control) => (
          <NumberInput {...control} min={1} max={500} value={params.count} onValueChange={(count) => set({ count })} />
        )}
      </Field>
    </>
  )
}
