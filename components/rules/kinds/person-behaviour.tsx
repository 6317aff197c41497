import { BehaviourField } from '../behaviour-field'
import type { FieldsProps, KindView } from '../kind-view'

export const personBehaviour: KindView<'person_behaviour'> = {
  start: { behaviour: 'p' },
  Fields,
  condition: ({ behaviour }, { seconds }, { t, behaviours }) =>
    t('person_behaviour.condition', { behaviour: behaviours[behaviour], seconds }),
  alert: ({ params, facts }, seconds, { t, behaviours }) =>
    t('person_behaviour.alert', { behaviour: behaviours[params.behaviour], track: String(facts.trackId), seconds }),
  unseen: ({ behaviour }, { t, behaviours }) => t('unseenBehaviour', { behaviour: behaviours[behaviour] }),
}

function Fields({ params, set, error }: FieldsProps<'person_behaviour'>) {
  return (
    <BehaviourField
      value={params.behaviour}
      onValueChange={(behaviour) => set({ behaviour })}
      error={error('behaviour')}
    />
  )
}
