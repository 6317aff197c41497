import type { KindView } from '../kind-view'

export const cameraFrozen: KindView<'camera_frozen'> = {
  start: {},
  Fields: () => null,
  condition: (_, { seconds }, { t }) => t('camera_frozen.condition', { seconds }),
  alert: (_, seconds, { t }) => t('camera_frozen.alert', { seconds }),
}
