import { AreaFields } from '../area-fields'
import type { KindView } from '../kind-view'

export const zoneStay: KindView<'zone_stay'> = {
  start: { zoneId: '', label: null },
  Fields: AreaFields,
  condition: ({ label }, asked, { t, wanted }) => t('zone_stay.condition', { ...wanted(label), ...asked }),
  alert: ({ params, facts }, seconds, { t, wanted }) =>
    t('zone_stay.alert', { ...wanted(params.label), zone: facts.zone, track: String(facts.trackId), seconds }),
  unseen: ({ label }, { t, wanted }) => t('unseenWanted', wanted(label)),
}
