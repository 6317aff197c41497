/** What was said about a file, for people: what is wrong with it, not where on the server it lies. */
import { realpathSync } from 'node:fs'
import path from 'node:path'

/**
 * `/srv/data/m/model.onnx is damaged` -> `model.onnx is damaged`; any other path of a server is cut down to its last part.
 * Names of nodes look like paths and stay (`/model.22/dfl/conv`): they begin with no folder that systems have.
 */
export function withoutFolder(text: string, file: string): string {
  let clean = text
  for (const folder of foldersOf(file)) clean = clean.replaceAll(folder + path.sep, '').replaceAll(folder, '…')
  return clean.replace(SYSTEM_PATH, (found) => path.posix.basename(found))
}

const SYSTEM_PATH =
  /(?<![\w./-])(?:file:\/\/)?\/(?:bin|boot|data|dev|etc|home|lib\w*|media|mnt|nix|onnxruntime\w*|opt|proc|private|root|run|sbin|snap|srv|sys|tmp|usr|Users|var|Volumes)(?:\/[^\s'"`,;:()<>|[\]]*)?(?![\w-])/g

/** The folders on the way to it, deepest first, as they are written and as links lead to them; the root is none. */
function foldersOf(file: string): string[] {
  const deepest = path.dirname(file)
  const all = [...new Set([deepest, realOr(deepest)])].flatMap((folder) => {
    const parts = folder.split(path.sep).filter(Boolean)
    return parts.map((_, index) => path.sep + parts.slice(0, index + 1).join(path.sep))
  })
  // A single name at the root is too short to be told from a node's.
  return all.filter((folder) => folder.split(path.sep).length > 2).sort((a, b) => b.length - a.length)
}

function realOr(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}
