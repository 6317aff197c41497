import { AreaFields } from '../area-fields'
import type { KindView } from '../kind-view'

export const zoneEntered: KindView<'zone_entered'> = {
  start: { zoneId: '', label: null },
  Fields: AreaFields,
  condition: ({ label }, { zone }, { t, wanted }) => t('zone_entered.condition', { ...wanted(label), zone }),
  alert: ({ params, facts }, _, { t, wanted }) =>
    t('zone_entered.alert', { ...wanted(params.label), zone: facts.zone, track: String(facts.trackId) }),
  unseen: ({ label }, { t, wanted }) => t('unseenWanted', wanted(label)),
}
