import { z } from 'zod'
import { cameraStateFacts } from '../../../assistant/ask/camera-facts'
import { listCameras } from '../../cameras/list'
import { tool } from './tool'

const MAX_ROWS = 40

export const cameraState = tool({
  name: 'camera_state',
  description: 'Which cameras there are, where, and whether they are live now.',
  action: 'camera.read',
  input: z.strictObject({}),
  async run(c) {
    const cameras = await c.as(listCameras, {})
    const told = cameras.map(({ id, name, place, status }) => ({ id, name, place, state: status.state }))
    return { facts: cameraStateFacts(told).slice(0, MAX_ROWS + 1), leftOut: Math.max(0, told.length - MAX_ROWS) }
  },
})
