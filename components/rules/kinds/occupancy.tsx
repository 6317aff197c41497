import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import type { ParamsOf } from '@/server/rules/kinds'
import type { FieldsProps, KindView } from '../kind-view'

type Compare = ParamsOf<'occupancy'>['compare']
const COMPARE: readonly Compare[] = ['at_least', 'fewer_than']

export const occupancy: KindView<'occupancy'> = {
  start: { compare: 'at_least', count: 1 },
  Fields,
  condition: ({ compare, count }, seconds, { t }) => t(`occupancy.condition.${compare}`, { count, seconds }),
  alert: ({ facts: { count } }, seconds, { t }) => t('occupancy.alert', { count, seconds }),
  unseen: (_, { t }) => t('occupancy.unseen'),
}

function Fields({ params, set, error }: FieldsProps<'occupancy'>) {
  const t = useTranslations('rules.kinds.occupancy')
  return (
    <>
      <Field label={t('compare')} error={error('compare')}>
        {(control) => (
          <Select value={params.compare} onValueChange={(compare) => set({ compare: compare as Compare })}>
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {COMPARE.map((compare) => (
                <SelectItem key={compare} value={compare}>
                  {t(compare)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <Field label={t('count')} error={error('count')}>
        {(control) => (
          <NumberInput {...control} min={1} max={500} value={params.count} onValueChange={(count) => set({ count })} />
        )}
      </Field>
    </>
  )
}
