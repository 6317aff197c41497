import { z } from 'zod'
import { cameraView } from '../../contract/camera'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { findCamera } from './find'
import { toCameraView } from './view'

export const getCamera = verb({
  name: 'cameras.get',
  method: 'GET',
  path: '/api/cameras/{id}',
  summary: 'One camera with its state.',
  action: 'camera.read',
  on: cameraOf(),
  input: z.strictObject({ id: z.string() }),
  output: cameraView,
  async run({ prisma, board }, { who, input }) {
    const row = await findCamera(prisma, input.id)
    return toCameraView(row, board.of(row), who)
  },
})
