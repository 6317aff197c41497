import type { KindView } from '../kind-view'

export const cameraBlack: KindView<'camera_black'> = {
  start: {},
  Fields: () => null,
  condition: (_, { seconds }, { t }) => t('camera_black.condition', { seconds }),
  alert: (_, seconds, { t }) => t('camera_black.alert', { seconds }),
}
