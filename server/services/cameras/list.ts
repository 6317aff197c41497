import { z } from 'zod'
import { type CameraView, cameraView } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { verb } from '../verb'
import { whereCamera } from '../visible'
import { toCameraView } from './view'

/** In the order of creation. */
export const listCameras = verb({
  name: 'cameras.list',
  method: 'GET',
  path: '/api/cameras',
  summary: 'The cameras you may see, with their state.',
  action: 'camera.read',
  on: 'visible',
  input: z.strictObject({}),
  output: z.array(cameraView),
  run: (context, { who }) => camerasOf(context, who),
})

/** One query, whatever their number. */
export async function camerasOf({ prisma, board }: Context, who: Principal): Promise<CameraView[]> {
  const rows = await prisma.camera.findMany({
    where: whereCamera(who),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => toCameraView(row, board.of(row), who))
}
