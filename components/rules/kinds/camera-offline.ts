import type { KindView } from '../kind-view'

export const cameraOffline: KindView<'camera_offline'> = {
  start: {},
  Fields: () => null,
  condition: (_, { seconds }, { t }) => t('camera_offline.condition', { seconds }),
  alert: (_, seconds, { t }) => t('camera_offline.alert', { seconds }),
}
