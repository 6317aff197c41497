import { cameraAdminView, cameraDraft } from '../../contract/camera'
import { AppError } from '../../errors'
import { isTaken } from '../database-error'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { checkCamera } from './check'
import { newRecording, requireRecordable, toRecordingColumns } from './recording'
import { sealSecrets } from './secrets'
import { splitNew } from './source'
import { toCameraAdminView } from './view'

/** Stores the camera and starts it. Throws name_taken, model_not_found, source_invalid_url, source_outside_media, source_address. */
export const createCamera = verb({
  name: 'cameras.create',
  method: 'POST',
  path: '/api/cameras',
  summary: 'Adds a camera.',
  action: 'camera.create',
  input: cameraDraft,
  output: cameraAdminView,
  async run({ models, crypt, runner, board, events, clock }, { who, input, change }) {
    const { source, recording, ...plain } = input
    const { stored, password, address } = splitNew(source)
    requireRecordable(stored.kind, recording !== null)
    await checkCamera(models, input)
    const id = uuid7(clock.now())
    const secrets = sealSecrets(crypt, id, { password: password ?? null, address })
    const stream = toRecordingColumns(crypt, id, newRecording(recording))
    const row = await change(async (tx) => {
      const row = await tx.camera.create({ data: { id, ...plain, source: stored, ...secrets, ...stream } })
      return { value: row, target: `camera:${id}`, after: toCameraAdminView(row, board.of(row), who) }
    }).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
    await runner.sync(id)
    events.emit('camera:list', null)
    return toCameraAdminView(row, board.of(row), who)
  },
})
