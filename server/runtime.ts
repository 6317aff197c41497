/**
 * The one handle through which app/ (bundled by Next, apart from the server) reaches the running server.
 * Module singletons exist twice in the process; this does not.
 */
import type { Logger } from 'pino'
import type { Health } from './contract/system'
import type { Accounts } from './services/account/accounts'
import type { CameraDirectory } from './services/cameras/directory'
import type { Looked } from './services/cameras/looked'
import type { Verbs } from './services/registry'

export type Runtime = {
  verbs: Verbs
  accounts: Accounts
  cameras: CameraDirectory
  looked: Looked
  /** True until the first administrator exists. */
  setupNeeded(): Promise<boolean>
  /** Never throws. */
  health(): Promise<Health>
  log: Logger
  /** Signs sessions. */
  authSecret: string
  /** Believe x-forwarded-*: only behind a proxy that sets them. */
  trustProxy: boolean
  /** Origin that browsers use, if configured: cookies are Secure when it is https. */
  publicUrl: string | null
}

const KEY = Symbol.for('sightline.runtime')
type Holder = { [KEY]?: Runtime }

export function setRuntime(runtime: Runtime): void {
  ;(globalThis as Holder)[KEY] = runtime
}

/** Throws when called outside the server, e.g. while Next collects pages at build. */
export function runtime(): Runtime {
  const found = (globalThis as Holder)[KEY]
  if (!found) throw new Error('the Sightline server is not running in this process')
  return found
}
