import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * A temporary folder of its own that other accounts may pass through. Without that, root's database would move out to
 * a folder that PostgreSQL's account can reach, and stay there.
 */
export function makeOpenFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `sightline-${name}-`))
  chmodSync(folder, 0o711)
  return folder
}
