import { z } from 'zod'
import { ruleKind } from '../kind'

/** No pictures come: a cable, a network, a password, a webcam's page that was closed. */
export const cameraOffline = ruleKind({
  name: 'camera_offline',
  ofCamera: true,
  params: z.strictObject({}),
  facts: z.strictObject({}),
  sees: () => true,
  step: (_, { silent }) => ({ seen: [{ key: '', facts: silent ? {} : null }] }),
})
