/** A model file as something that makes pictures. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { PictureLayout } from '../../contract/model'
import { AppError, messageOf } from '../../errors'
import { recognisePicture } from '../../inference/detect/recognise-picture'
import { createAverage } from '../../inference/engine/average'
import { runLimitMs } from '../../inference/engine/run-limit'
import { openModelSession, type Session } from '../../inference/engine/session'
import { begin, beginRun, rest } from '../../inference/engine/steps'
import { withoutFolder } from '../../inference/without-folder'
import type { ModelFile } from '../messages'
import type { ModelName } from '../node'
import type { OpenModel } from '../workflow/run'

/** How a model's file has to be read, and how long its first run may take, ms: ten times what was measured or is known of that size. */
const EXPECTED: Record<ModelName, { layout: PictureLayout; firstRunMs: number }> = {
  'low-light': { layout: 'maxim', firstRunMs: 60_000 },
  deblur: { layout: 'maxim', firstRunMs: 90_000 },
  // Somebody's own file, which may be a large one.
  colours: { layout: 'ddcolor', firstRunMs: 180_000 },
}

/**
 * What takes longer than it may is ended from outside, by what is said of it in the ledger. Throws model_not_found, model_checksum,
 * model_invalid; of another layout than wanted, model_unknown_output.
 * @param firstRunMs how long its first run may take; null: as usual for it
 */
export async function openModel(
  id: ModelName,
  { file, sha256 }: ModelFile,
  firstRunMs: number | null,
): Promise<OpenModel> {
  const expected = EXPECTED[id]
  await checkFile(file, sha256)
  begin('load', { model: id })
  const session = await openModelSession(file, false).catch((error: unknown) => {
    throw new AppError('model_invalid', withoutFolder(messageOf(error), file))
  })
  rest()
  const spec = recognisePicture(session.inputs, session.outputs)
  if (spec?.layout !== expected.layout)
    throw new AppError('model_unknown_output', `not of the layout ${expected.layout}`)
  const { side, input: name, output } = spec
  const order = expected.layout === 'maxim' ? ('nhwc' as const) : ('nchw' as const)
  const input = { name, order, dtype: 'float32' as const, width: side, height: side }
  const usual = createAverage()
  async function run(picture: Float32Array): Promise<Float32Array> {
    beginRun({ model: id }, runLimitMs(usual.value, firstRunMs ?? expected.firstRunMs))
    const began = performance.now()
    try {
      return await runOnce(session, input, output, picture)
    } finally {
      rest()
      usual.add(performance.now() - began)
    }
  }
  return { side, run, close: () => session.close() }
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
