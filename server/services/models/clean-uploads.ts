import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ModelLibrary } from './library'
import { UPLOAD_PREFIX } from './upload'

/** Removes what interrupted uploads left behind. Call it before uploads are taken. */
export async function cleanUploads(models: ModelLibrary): Promise<void> {
  const root = await models.uploads()
  const left = (await readdir(root)).filter((name) => name.startsWith(UPLOAD_PREFIX))
  await Promise.all(left.map((name) => rm(path.join(root, name), { recursive: true, force: true })))
}
