import { AreaFields } from '../area-fields'
import type { KindView } from '../kind-view'

export const zoneLeft: KindView<'zone_left'> = {
  start: { zoneId: '', label: null },
  Fields: AreaFields,
  condition: ({ label }, { zone }, { t, wanted }) => t('zone_left.condition', { ...wanted(label), zone }),
  alert: ({ params, facts: { zone, trackId, dwellMs } }, _, { t, wanted }) =>
    t('zone_left.alert', {
      ...wanted(params.label),
      zone,
      track: String(trackId),
      seconds: Math.round(dwellMs / 1000),
    }),
  unseen: ({ label }, { t, wanted }) => t('unseenWanted', wanted(label)),
}
