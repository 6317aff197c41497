import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { type ModelManifest, modelView } from '../../contract/model'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { verb } from '../verb'
import { modelIdFrom, modelNameFrom } from './file-name'
import { toModelView } from './view'

const MODEL_MAX_BYTES = 512 * 1024 * 1024
/** Half-made uploads; what a crash leaves behind is removed at the next start. */
export const UPLOAD_PREFIX = '.upload-'

/**
 * Stores the bytes as they come and moves the folder into place when they are complete. A file that cannot be used is
 * kept and shown with its reason. Throws validation_failed (no .onnx), too_large, bad_request (the sender went away).
 */
export const uploadModel = verb({
  name: 'models.upload',
  method: 'POST',
  path: '/api/models',
  summary: 'Adds a model: the body is the .onnx file, at most 512 MB.',
  action: 'model.edit',
  input: z.strictObject({ name: z.string().min(1).max(120).describe('File name.') }),
  output: modelView,
  body: 'bytes',
  async run(context, { input: { name }, body, change }) {
    const wanted = modelIdFrom(name)
    if (wanted === null) throw new AppError('validation_failed', 'not an .onnx file', { fields: { file: 'notOnnx' } })
    const { models } = context
    const root = await models.uploads()
    const temporary = path.join(root, `${UPLOAD_PREFIX}${randomUUID()}`)
    try {
      await mkdir(temporary)
      const sha256 = await receive(body, path.join(temporary, 'model.onnx'))
      const manifest: ModelManifest = { name: modelNameFrom(name), file: 'model.onnx', sha256 }
      await writeFile(path.join(temporary, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
      const id = await moveInto(context, root, temporary, wanted)
      const folder = await models.find(id)
      if (!folder) throw new AppError('model_not_found')
      const view = toModelView(folder, await models.inspect(folder))
      await change(async () => ({ value: null, target: `model:${id}`, after: { name: view.name, sha256 } }))
      return view
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  },
})

/** Returns the sha256 of what was written. */
async function receive(body: AsyncIterable<Uint8Array>, file: string): Promise<string> {
  const hash = createHash('sha256')
  let size = 0
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > MODEL_MAX_BYTES) throw new AppError('too_large', 'a model may have at most 512 MB')
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(measured(), createWriteStream(file, { flush: true }))
  return hash.digest('hex')
}

/** Gives the folder the first free id; renaming onto a folder with files in it fails, so two uploads never mix. */
async function moveInto({ models }: Context, root: string, temporary: string, wanted: string): Promise<string> {
  for (let n = 1; n <= 100; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`
    if (await models.exists(id)) continue
    const moved = await rename(temporary, path.join(root, id)).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false
        throw error
      },
    )
    if (moved) return id
  }
  throw new AppError('name_taken', 'too many models of this name')
}
