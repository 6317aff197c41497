/** The services, wired: what lives as long as the server is made here. What the program can do is in verbs.ts. */
import type { Health } from '../contract/system'
import { KINDS } from '../jobs/kinds'
import { createJobRunner, type JobRunner } from '../jobs/runner'
import { createSchedule } from '../jobs/schedule'
import type { OnSample } from '../rules/book'
import { type Accounts, createAccounts } from './account/accounts'
import { createKnownDevices } from './account/known-device'
import { createPasswordHasher } from './account/passwords'
import { createSessionCache } from './account/session-cache'
import { createSignInLimits } from './account/sign-in-limits'
import { createAlertOutbox } from './alerts/alert-outbox'
import { createAlertWatcher } from './alerts/watcher'
import { createDesk } from './assistant/desk'
import { createFigures } from './assistant/figures'
import { refuseChanged } from './assistant/refuse-changed'
import { type CameraDirectory, createCameraDirectory } from './cameras/directory'
import { createCameraKeeper } from './cameras/keeper'
import { createLooked, type Looked } from './cameras/looked'
import { countLostSecrets } from './cameras/lost-secrets'
import { createRunner } from './cameras/runner'
import { sealAddresses } from './cameras/seal-addresses'
import { createStatusBoard } from './cameras/status'
import { createClipRecorder } from './clips/recorder'
import type { Context } from './context'
import { createCrypt } from './crypt'
import { seedDemo } from './demo/seed'
import type { ServiceDeps } from './deps'
import { createDiskWatch } from './disk/watch'
import { createMinuteRecorder } from './history/recorder'
import { createZoneRecorder } from './history/zone-recorder'
import { createLeases } from './leases/leases'
import { cleanUploads } from './models/clean-uploads'
import { createModelLibrary } from './models/library'
import { createBroker } from './notices/broker'
import { createDispatcher } from './notices/dispatcher'
import { noticeTexts } from './notices/texts'
import { createVerbs, type Verbs } from './registry'
import { createDiskSweep } from './retention/disk-sweep'
import { createAdminFromSettings } from './setup/admin-from-settings'
import { setupNeeded } from './setup/needed'
import { issueSetupToken } from './setup/token'
import { readHealth } from './system/health'
import { createTrackRecorder } from './tracks/recorder'

export type RunningServices = {
  verbs: Verbs
  accounts: Accounts
  cameras: CameraDirectory
  looked: Looked
  /** True until the first administrator exists. */
  setupNeeded(): Promise<boolean>
  /** For anybody: says whether the parts answer and nothing else. Never throws. */
  health(): Promise<Health>
  /** A fresh one-time token while there is no administrator, else null. Those of earlier starts stay good for a week. */
  setupToken(): Promise<string | null>
  /** First administrator, demo, rules, cameras, jobs. The inference service must be started already. */
  start(): Promise<void>
  /** How many cameras keep secrets that can be read no more, because the installation's secret is another one. */
  lostSecrets(): Promise<number>
  /** Resolves when every alert fired so far is stored, or waits for the database. */
  settled(): Promise<void>
  /** Resolves when nothing is being told and nothing is due. */
  noticesIdle(): Promise<void>
  /** Keeps what has fired, stops the cameras. Before the inference service and the store are closed. */
  stop(): Promise<void>
}

export function createServices(deps: ServiceDeps): RunningServices {
  const { context: c, jobs } = createContext(deps)
  const keeper = createCameraKeeper(c)
  const schedule = createSchedule({ ...deps, kinds: KINDS, added: () => jobs.poke() })
  const diskWatch = createDiskWatch({ folder: deps.paths.dataDir, log: deps.log })
  const diskSweep = createDiskSweep(deps)
  let unlisten: (() => void)[] = []
  return {
    verbs: createVerbs(c),
    accounts: createAccounts(c),
    cameras: c.directory,
    looked: createLooked(c),
    setupNeeded: () => setupNeeded(c),
    health: () => readHealth(c),
    setupToken: () => issueSetupToken(c),
    lostSecrets: () => countLostSecrets(c),
    async start() {
      await createAdminFromSettings(c)
      await cleanUploads(c.models)
      await seedDemo(c)
      await sealAddresses(c)
      await c.directory.refresh()
      unlisten = [
        c.inference.onStatus(({ cameraId }) => {
          const camera = c.runner.running(cameraId)
          if (camera) c.events.emit('camera:status', c.board.of({ ...camera, enabled: true }))
        }),
        refuseChanged(c),
        c.events.on('alert:raised', () => c.notices.poke()),
      ]
      c.minutes.start()
      c.zoneCounts.start()
      c.tracks.start()
      await c.watcher.start()
      await c.clips.start()
      await keeper.start()
      jobs.start()
      c.notices.start()
      c.broker.start()
      schedule.start()
      diskWatch.start()
      diskSweep.start()
    },
    async settled() {
      await c.watcher.idle()
      await c.clips.idle()
    },
    noticesIdle: () => c.notices.idle(),
    async stop() {
      for (const stop of unlisten) stop()
      diskWatch.stop()
      await diskSweep.stop()
      await c.desk.close()
      await schedule.stop()
      await jobs.stop()
      c.directory.stop()
      void c.leases.rest()
      c.runner.stop()
      await c.minutes.stop()
      await c.zoneCounts.stop()
      await c.tracks.stop()
      // Stored before another server takes over: its cooldowns go by what is stored.
      await c.watcher.stop()
      await c.notices.stop()
      await c.clips.stop()
      await c.broker.stop()
      await c.leases.stop()
    },
  }
}

function createContext(deps: ServiceDeps): { context: Context; jobs: JobRunner } {
  const { prisma, inference, events, paths, clock, log, serverName, disk, beatMs } = deps
  const crypt = createCrypt(deps.secret)
  const models = createModelLibrary({ inference, paths })
  const { nextFrameId } = inference
  const leases = createLeases({
    prisma,
    clock,
    log,
    name: serverName,
    disk,
    nextFrameId,
    ...(beatMs !== undefined && { beatMs }),
  })
  const board = createStatusBoard({ inference, clock, leases })
  const outbox = createAlertOutbox({ prisma, events, dataDir: paths.dataDir, serverName, log })
  const clips = createClipRecorder({ ...deps, dataDir: paths.dataDir })
  const zoneCounts = createZoneRecorder({ prisma, clock, log })
  const onSample: OnSample = (cameraId, at, sample) => zoneCounts.add({ cameraId, at, sample })
  const watcher = createAlertWatcher({ prisma, inference, leases, outbox, clips, events, onSample, clock, log })
  const { recall } = watcher
  const figures = createFigures()
  const runner = createRunner({ prisma, inference, models, crypt, board, leases, recall, paths, log })
  const parts: Omit<Context, 'jobs' | 'notices'> = {
    ...deps,
    crypt,
    texts: noticeTexts(paths.messagesDir),
    broker: createBroker({ ...deps, crypt }),
    models,
    board,
    leases,
    directory: createCameraDirectory({ prisma, events, leases, log }),
    runner,
    outbox,
    watcher,
    clips,
    passwords: createPasswordHasher(),
    limits: createSignInLimits(clock),
    devices: createKnownDevices(deps.secret),
    sessions: createSessionCache({ prisma, clock, events }),
    desk: createDesk({ clock, log, figures }),
    figures,
    minutes: createMinuteRecorder({ prisma, inference, clock, log }),
    zoneCounts,
    tracks: createTrackRecorder({ inference, leases, running: runner.all, dataDir: paths.dataDir, clock, log }),
    startedAt: clock.now(),
  }
  const context = { ...parts, notices: createDispatcher(parts) }
  const jobs = createJobRunner({ prisma, kinds: KINDS, events, log, disk }, context)
  return { context: { ...context, jobs }, jobs }
}
