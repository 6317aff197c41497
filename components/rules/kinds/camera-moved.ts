import type { KindView } from '../kind-view'

export const cameraMoved: KindView<'camera_moved'> = {
  start: {},
  Fields: () => null,
  condition: (_, { seconds }, { t }) => t('camera_moved.condition', { seconds }),
  alert: (_, seconds, { t }) => t('camera_moved.alert', { seconds }),
}
