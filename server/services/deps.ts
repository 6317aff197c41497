/** What the services are built from: everything with an effect comes in here. */
import type { Logger } from 'pino'
import type { GgufHost } from '../assistant/engines/gguf/host'
import type { Clock } from '../clock'
import type { Events } from '../events/bus'
import type { Inference } from '../inference/api'
import type { Onvif } from '../onvif/onvif'
import type { Way } from '../outgoing/guarded-request'
import type { PrismaClient } from '../store/generated/client'
import type { Workshop } from '../workshop/workshop'
import type { Burn } from './burn'
import type { RuleTrials } from './tracks/trials'

export type Paths = {
  /** Everything the program writes: uploaded models, snapshots. */
  dataDir: string
  /** Backups. */
  backupDir: string
  /** What file cameras may play. */
  mediaDir: string
  /** Models that come with the program. */
  shippedModelsDir: string
  /** Texts: messages/<locale>. */
  messagesDir: string
  /** The film of the simulated classroom. */
  demoFilm: string
}

export type ServiceDeps = {
  prisma: PrismaClient
  inference: Inference
  events: Events
  burn: Burn
  /** Where pictures and films from outside are opened, and what takes long is done. */
  workshop: Workshop
  /** Where language models in files write. */
  gguf: GgufHost
  /** Where rules are tried on what was kept. */
  trials: RuleTrials
  /** Cameras that can be found. */
  onvif: Onvif
  /** Hex or any long random text; keys are derived from it. */
  secret: string
  paths: Paths
  clock: Clock
  log: Logger
  version: string
  /** Origin that links in notices begin with. */
  links: string
  /** Where names lead, and certificates to trust besides the system's, for what the program asks by itself; for tests. */
  outgoing?: Pick<Way, 'find' | 'ca'>
  /** What people call this server among others on the same database. */
  serverName: string
  /** Which disk its files are on (disk/id.ts), for servers of the same database that have not the same. */
  disk: string
  /** Between two looks at what other servers do, ms; default: a second. */
  beatMs?: number
  /** Whether a new installation gets the simulated classroom. */
  demo: boolean
  /** Created at start when there is no administrator yet. */
  firstAdmin: { email: string; password: string } | null
}
