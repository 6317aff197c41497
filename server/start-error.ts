/** Why a start cannot succeed however often it is tried: somebody has to change something first. */

/** The exit code that says so, of sysexits.h. */
export const EX_CONFIG = 78

/** Its message is for the person at the terminal. */
export class StartError extends Error {
  override name = 'StartError'
}

/** The system's words for rights, folders and a port that is taken. */
const LASTING = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EADDRINUSE', 'EADDRNOTAVAIL'])

/** With what a server ends that could not start for this reason. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof StartError) return EX_CONFIG
  return error instanceof Error && LASTING.has((error as NodeJS.ErrnoException).code ?? '') ? EX_CONFIG : 1
}
