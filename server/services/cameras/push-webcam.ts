import { z } from 'zod'
import { cameraSource } from '../../contract/camera'
import { WEBCAM_MAX_BYTES } from '../../contract/socket'
import { AppError } from '../../errors'
import { collect } from '../collect'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { findCamera } from './find'

/** A camera still busy with the last picture drops this one. It runs where its pictures are sent to. */
export const pushWebcam = verb({
  name: 'cameras.pushWebcam',
  method: 'POST',
  path: '/api/cameras/{id}/webcam',
  summary: 'One JPEG of a browser or program for a camera of the kind webcam.',
  action: 'camera.tune',
  on: cameraOf(),
  input: z.strictObject({ id: z.string() }),
  output: null,
  body: 'bytes',
  readOnly: true,
  async run({ prisma, leases, inference, runner, clock }, { input: { id }, body }) {
    const jpeg = await collect(body, WEBCAM_MAX_BYTES)
    if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new AppError('bad_request', 'not a JPEG')
    if (runner.running(id) === null) {
      const { enabled, source } = await findCamera(prisma, id)
      if (!enabled || cameraSource.parse(source).kind !== 'webcam') throw new AppError('camera_not_found')
      if (!(await leases.take(id, 'settled'))) throw new AppError('camera_elsewhere')
      await runner.sync(id)
    }
    if (runner.running(id)?.source.kind !== 'webcam') throw new AppError('camera_not_found')
    if (!inference.up) throw new AppError('engine_down')
    inference.pushWebcam(id, jpeg, clock.now())
    return undefined
  },
})
