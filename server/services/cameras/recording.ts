/** A camera's recording stream: typed, stored and given to the engine as its source is, with secrets of its own. */
import { mayRecord, type RecordingSource, recordingSource, type SourceKind } from '../../contract/camera'
import { AppError } from '../../errors'
import type { EngineCamera } from '../../inference/messages'
import { type Camera, Prisma } from '../../store/generated/client'
import type { Crypt } from '../crypt'
import type { Paths } from '../deps'
import { changedSource } from './changed-source'
import { recordingSecrets, sealRecording } from './secrets'
import { forEngine, type SourceSecrets, type StoredSource, samePlace, splitNew } from './source'

/** stored: nothing secret in it; null: there is none. */
export type Recording = { stored: StoredSource | null; secrets: SourceSecrets }

const NONE: Recording = { stored: null, secrets: { password: null, address: null } }

/** Of a camera that is not stored. Throws on recording.url what is thrown of a source. */
export function newRecording(given: RecordingSource | null): Recording {
  return given === null ? NONE : atField(() => split(given))
}

/** Of a stored camera: what was kept goes on where it may. Throws on recording.url what is thrown of a source. */
export function changedRecording(crypt: Crypt, row: Camera, given: RecordingSource | null): Recording {
  if (given === null) return NONE
  const { recording } = row
  if (recording === null) return newRecording(given)
  return atField(() => changedSource(crypt, { source: recording, ...recordingSecrets(row) }, given))
}

/** Throws validation_failed on recording.url for a camera that cannot have one. */
export function requireRecordable(kind: SourceKind, hasRecording: boolean): void {
  if (hasRecording && !mayRecord(kind))
    throw new AppError('validation_failed', 'not of such a source', { fields: { 'recording.url': 'noRecording' } })
}

export function toRecordingColumns(crypt: Crypt, id: string, { stored, secrets }: Recording) {
  return { recording: stored ?? Prisma.DbNull, ...sealRecording(crypt, id, secrets) }
}

export function recordingOf(row: Pick<Camera, 'recording'>): RecordingSource | null {
  return recordingSource.nullable().parse(row.recording)
}

/** source: the camera's own as the engine gets it, whose login is good for the same host and port. */
export function recordingForEngine(
  { stored, secrets }: Recording,
  { source }: Pick<EngineCamera, 'source'>,
  paths: Pick<Paths, 'mediaDir' | 'demoFilm'>,
): Pick<EngineCamera, 'recording'> {
  if (stored === null) return {}
  const { source: recording } = forEngine(stored, secrets, paths)
  const own = recording.kind === 'rtsp' && (recording.username !== undefined || recording.password !== undefined)
  if (own || source.kind !== 'rtsp' || !samePlace(source, recording)) return { recording }
  const { username, password } = source
  return { recording: { ...recording, ...(username !== undefined && { username }), ...(password && { password }) } }
}

function split(given: RecordingSource): Recording {
  const { stored, password, address } = splitNew(given)
  return { stored, secrets: { password: password || null, address } }
}

/** The address is the one field that it has. */
function atField<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [text = 'cameraAddress'] = Object.values(error.extra.fields ?? {})
    throw new AppError(error.code, error.message, { fields: { 'recording.url': text } })
  }
}
