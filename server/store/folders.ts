/** Folders that the server makes for itself. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'

/**
 * Makes DATA_DIR when it is not there. Root's may be passed through but not listed by others, because PostgreSQL runs
 * below it as a user of its own; anybody else's is closed.
 */
export function makeDataDir(dataDir: string): void {
  if (existsSync(dataDir)) return
  makeFolder(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
}

/** Like mkdir -p, with the last folder's mode set whatever the umask says. */
export function makeFolder(folder: string, mode: number): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, mode)
}
