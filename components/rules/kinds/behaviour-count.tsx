import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { BehaviourField } from '../behaviour-field'
import type { FieldsProps, KindView } from '../kind-view'

export const behaviourCount: KindView<'behaviour_count'> = {
  start: { behaviour: 'p', minCount: 1 },
  Fields,
  condition: ({ behaviour, minCount }, { seconds }, { t, behaviours }) =>
    t('behaviour_count.condition', { behaviour: behaviours[behaviour], count: minCount, seconds }),
  alert: ({ params, facts }, seconds, { t, behaviours }) =>
    t('behaviour_count.alert', {
      behaviour: behaviours[params.behaviour],
      count: facts.count,
      unsure: facts.unsure ?? 0,
      seconds,
    }),
  unseen: ({ behaviour }, { t, behaviours }) => t('unseenBehaviour', { behaviour: behaviours[behaviour] }),
}

function Fields({ params, set, error }: FieldsProps<'behaviour_count'>) {
  const t = useTranslations('rules.kinds.behaviour_count')
  return (
    <>
      <BehaviourField
        value={params.behaviour}
        onValueChange={(behaviour) => set({ behaviour })}
        error={error('behaviour')}
      />
      <Field label={t('minCount')} error={error('minCount')}>
        {(control) => (
          <NumberInput
            {...control}
            min={1}
            max={500}
            value={params.minCount}
            onValueChange={(minCount) => set({ minCount })}
          />
        )}
      </Field>
    </>
  )
}
