/** What every verb gets: the dependencies and the parts that live as long as the server. */
import type { KnownDevices } from './account/known-device'
import type { PasswordHasher } from './account/passwords'
import type { SessionCache } from './account/session-cache'
import type { SignInLimits } from './account/sign-in-limits'
import type { AlertOutbox } from './alerts/alert-outbox'
import type { AlertWatcher } from './alerts/watcher'
import type { Desk } from './assistant/desk'
import type { Figures } from './assistant/figures'
import type { CameraDirectory } from './cameras/directory'
import type { CameraRunner } from './cameras/runner'
import type { StatusBoard } from './cameras/status'
import type { ClipRecorder } from './clips/recorder'
import type { Crypt } from './crypt'
import type { ServiceDeps } from './deps'
import type { MinuteRecorder } from './history/recorder'
import type { ZoneRecorder } from './history/zone-recorder'
import type { Leases } from './leases/leases'
import type { ModelLibrary } from './models/library'
import type { Broker } from './notices/broker'
import type { Dispatcher } from './notices/dispatcher'
import type { NoticeTexts } from './notices/texts'
import type { TrackRecorder } from './tracks/recorder'

export type Context = ServiceDeps & {
  crypt: Crypt
  models: ModelLibrary
  board: StatusBoard
  leases: Leases
  runner: CameraRunner
  outbox: AlertOutbox
  watcher: AlertWatcher
  clips: ClipRecorder
  passwords: PasswordHasher
  limits: SignInLimits
  devices: KnownDevices
  sessions: SessionCache
  directory: CameraDirectory
  /** Where answers of the language model are written, and how they went. */
  desk: Desk
  figures: Figures
  texts: NoticeTexts
  /** The connection to MQTT. */
  broker: Broker
  /** Tells people and programs of alerts. */
  notices: Dispatcher
  /** What cameras show is kept by it. */
  minutes: MinuteRecorder
  zoneCounts: ZoneRecorder
  /** The same by the second, for rules to be tried on. */
  tracks: TrackRecorder
  /** Told when a job was added or is to end: no need to wait for its next look at the table. */
  jobs: { poke(): void }
  startedAt: number
}
