import { z } from 'zod'
import { cameraLogin, cameraStream } from '../../contract/onvif'
import { verb } from '../verb'

/** Throws source_address, source_unreachable, source_timeout, source_auth, source_not_onvif, busy. */
export const cameraStreams = verb({
  name: 'cameras.streams',
  method: 'POST',
  path: '/api/cameras/streams',
  summary: 'Asks an ONVIF camera which streams it has.',
  action: 'camera.create',
  input: cameraLogin,
  output: z.array(cameraStream),
  readOnly: true,
  run: ({ onvif }, { input }) => onvif.streams(input),
})
