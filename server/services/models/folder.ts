/** One model folder: models/<id>/ with a model file and, usually, a manifest. */
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type ModelManifest, modelManifest } from '../../contract/model'

export type ModelFolder = {
  id: string
  shipped: boolean
  dir: string
  /** Absolute path of the model file. */
  file: string
  /** Null when there is no file. */
  found: { sizeBytes: number; mtimeMs: number } | null
  manifest: ModelManifest | null
  /** What is wrong with the manifest. */
  manifestError: string | null
}

const DEFAULT_FILE = 'model.onnx'

/** Ids are folder names: letters, digits, dot, underscore, hyphen; no leading dot. */
export function isModelId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(id)
}

/** Every model folder below `root`, sorted by id; none when the folder is missing. */
export async function readModelFolders(root: string, shipped: boolean): Promise<ModelFolder[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  const ids = entries.filter((entry) => entry.isDirectory() && isModelId(entry.name)).map((entry) => entry.name)
  const folders = await Promise.all(ids.sort().map((id) => readModelFolder(root, id, shipped)))
  return folders.filter((folder) => folder !== null)
}

/** Null when the folder is no model: it has neither a model file nor a manifest. */
export async function readModelFolder(root: string, id: string, shipped: boolean): Promise<ModelFolder | null> {
  if (!isModelId(id)) return null
  const dir = path.join(root, id)
  const { manifest, error } = await readManifest(path.join(dir, 'manifest.json'))
  const file = path.join(dir, manifest?.file ?? DEFAULT_FILE)
  const found = await stat(file).then(
    (info) => (info.isFile() ? { sizeBytes: info.size, mtimeMs: info.mtimeMs } : null),
    () => null,
  )
  if (!found && !manifest && !error) return null
  return { id, shipped, dir, file, found, manifest, manifestError: error }
}

async function readManifest(file: string): Promise<{ manifest: ModelManifest | null; error: string | null }> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return { manifest: null, error: null }
  try {
    const parsed = modelManifest.safeParse(JSON.parse(text))
    if (!parsed.success) return { manifest: null, error: `manifest.json: ${issues(parsed.error)}` }
    if (path.basename(parsed.data.file) !== parsed.data.file)
      return { manifest: null, error: 'manifest.json: file must be a name without folders' }
    return { manifest: parsed.data, error: null }
  } catch {
    return { manifest: null, error: 'manifest.json: not JSON' }
  }
}

function issues(error: { issues: { path: PropertyKey[]; message: string }[] }): string {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim()).join('; ')
}
