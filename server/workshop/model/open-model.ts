/** A model file as something that makes pictures. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { PictureLayout } from '../../contract/model'
import { AppError, messageOf } from '../../errors'
import { recognisePicture } from '../../inference/detect/recognise-picture'
import { openModelSession, type Session } from '../../inference/engine/session'
import { withoutFolder } from '../../inference/without-folder'
import type { ModelFile } from '../messages'
import type { OpenModel } from '../workflow/run'

/** Throws model_not_found, model_checksum, model_invalid; of another layout than wanted, model_unknown_output. */
export async function openModel({ file, sha256 }: ModelFile, layout: PictureLayout): Promise<OpenModel> {
  await checkFile(file, sha256)
  const session = await openModelSession(file, false).catch((error: unknown) => {
    throw new AppError('model_invalid', withoutFolder(messageOf(error), file))
  })
  const spec = recognisePicture(session.inputs, session.outputs)
  if (spec?.layout !== layout) throw new AppError('model_unknown_output', `not of the layout ${layout}`)
  const { side, input: name, output } = spec
  const order = layout === 'maxim' ? ('nhwc' as const) : ('nchw' as const)
  const input = { name, order, dtype: 'float32' as const, width: side, height: side }
  return { side, run: (picture) => runOnce(session, input, output, picture), close: () => session.close() }
}

async function checkFile(file: string, sha256: string | null): Promise<void> {
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) throw new AppError('model_not_found')
  if (sha256 !== null && createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new AppError('model_checksum')
}

async function runOnce(
  session: Session,
  input: Parameters<Session['run']>[0],
  output: string,
  picture: Float32Array,
): Promise<Float32Array> {
  try {
    const made = (await session.run(input, picture.buffer as ArrayBuffer))[output]?.data
    if (made instanceof Float32Array) return made
    throw new Error('it gave no numbers')
  } catch (error) {
    throw new AppError('model_failed', messageOf(error), {}, { cause: error })
  }
}
