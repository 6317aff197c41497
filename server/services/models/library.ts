/** The models there are and what each was found to be. Looking into a file is done once per version of the file. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { LabelMap } from '../../contract/behaviours'
import type { ErrorCode } from '../../contract/errors'
import type { ModelSpec } from '../../contract/model'
import type { Inference } from '../../inference/api'
import type { Paths } from '../deps'
import { createFindings, type Finding } from './findings'
import { type ModelFolder, readModelFolder, readModelFolders } from './folder'

export type ResolvedModel = {
  spec: ModelSpec | null
  /** Why there is no spec although a model was asked for. */
  error?: ErrorCode
  /** The engine was not there to look: ask again. */
  transient: boolean
  /** The map the manifest suggests. */
  behaviours: LabelMap
}

export type ModelLibrary = {
  /** Shipped ones first; a shipped one hides an upload of the same id. */
  list(): Promise<ModelFolder[]>
  find(id: string): Promise<ModelFolder | null>
  exists(id: string): Promise<boolean>
  inspect(folder: ModelFolder): Promise<Finding>
  /** For a camera: never throws because of a model. */
  resolve(id: string | null): Promise<ResolvedModel>
  /** Folder of the uploads, made when it is missing. */
  uploads(): Promise<string>
}

export function createModelLibrary({ inference, paths }: { inference: Inference; paths: Paths }): ModelLibrary {
  const inspect = createFindings(inference)
  const uploadsDir = path.join(paths.dataDir, 'models')

  async function find(id: string): Promise<ModelFolder | null> {
    return (await readModelFolder(paths.shippedModelsDir, id, true)) ?? (await readModelFolder(uploadsDir, id, false))
  }

  return {
    async list() {
      const [shipped, uploaded] = await Promise.all([
        readModelFolders(paths.shippedModelsDir, true),
        readModelFolders(uploadsDir, false),
      ])
      const hidden = new Set(shipped.map(({ id }) => id))
      return [...shipped, ...uploaded.filter(({ id }) => !hidden.has(id))]
    },
    find,
    exists: async (id) => (await find(id)) !== null,
    inspect,
    async resolve(id) {
      if (id === null) return { spec: null, transient: false, behaviours: {} }
      const folder = await find(id)
      if (!folder) return { spec: null, error: 'model_not_found', transient: false, behaviours: {} }
      const finding = await inspect(folder)
      const behaviours = folder.manifest?.behaviours ?? {}
      if ('spec' in finding) return { spec: finding.spec, transient: false, behaviours }
      if ('picture' in finding) return { spec: null, error: 'model_no_detector', transient: false, behaviours }
      return { spec: null, error: finding.error, transient: finding.transient, behaviours }
    },
    async uploads() {
      await mkdir(uploadsDir, { recursive: true })
      return uploadsDir
    },
  }
}
