import { z } from 'zod'
import { foundCamera } from '../../contract/onvif'
import { verb } from '../verb'

/** Takes three seconds: so long the network is listened to. */
export const discoverCameras = verb({
  name: 'cameras.discover',
  method: 'POST',
  path: '/api/cameras/discover',
  summary: 'Looks for ONVIF cameras in the networks of this machine.',
  action: 'camera.create',
  input: z.strictObject({}),
  output: z.array(foundCamera),
  readOnly: true,
  run: ({ onvif }) => onvif.discover(),
})
