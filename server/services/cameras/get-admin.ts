import { z } from 'zod'
import { cameraAdminView } from '../../contract/camera'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { findCamera } from './find'
import { toCameraAdminView } from './view'

/** With source and labels, for the form; never with a password. */
export const getCameraForAdmin = verb({
  name: 'cameras.getAdmin',
  method: 'GET',
  path: '/api/cameras/{id}/admin',
  summary: 'One camera with its source, never its password.',
  action: 'camera.edit',
  on: cameraOf(),
  input: z.strictObject({ id: z.string() }),
  output: cameraAdminView,
  async run({ prisma, board }, { who, input }) {
    const row = await findCamera(prisma, input.id)
    return toCameraAdminView(row, board.of(row), who)
  },
})
