/** All services, wired. The verbs are in the folders; what lives as long as the server is made in createContext. */

import { changePassword } from './account/change-password'
import { fromToken } from './account/from-token'
import { createKnownDevices } from './account/known-device'
import { createPasswordHasher } from './account/passwords'
import { createSessionCache } from './account/session-cache'
import { endOtherSessions, endSession, endSessionsOf, listSessions, signOut } from './account/sessions'
import { signIn } from './account/sign-in'
import { createSignInLimits } from './account/sign-in-limits'
import { createToken, listTokens, removeToken } from './account/tokens'
import { getAlert } from './alerts/get'
import { listAlerts } from './alerts/list'
import { alertSnapshot } from './alerts/snapshot'
import { stepAlert } from './alerts/step'
import { createAlertWatcher } from './alerts/watcher'
import type { Services } from './api'
import { createCamera } from './cameras/create'
import { getCamera } from './cameras/get'
import { getCameraForAdmin } from './cameras/get-admin'
import { listCameras } from './cameras/list'
import { countLostSecrets } from './cameras/lost-secrets'
import { mediaFiles } from './cameras/media-files'
import { pushWebcam } from './cameras/push-webcam'
import { removeCamera } from './cameras/remove'
import { createRunner } from './cameras/runner'
import { sealAddresses } from './cameras/seal-addresses'
import { createStatusBoard } from './cameras/status'
import { testCamera } from './cameras/test'
import { tuneCamera } from './cameras/tune'
import { updateCamera } from './cameras/update'
import type { Context } from './context'
import { createCrypt } from './crypt'
import { seedDemo } from './demo/seed'
import type { ServiceDeps } from './deps'
import { cleanUploads } from './models/clean-uploads'
import { createModelLibrary } from './models/library'
import { listModels } from './models/list'
import { removeModel } from './models/remove'
import { uploadModel } from './models/upload'
import { createRule } from './rules/create'
import { listRules } from './rules/list'
import { removeRule } from './rules/remove'
import { cameraSights } from './rules/sight'
import { updateRule } from './rules/update'
import { createAdminFromSettings } from './setup/admin-from-settings'
import { createFirstAdmin } from './setup/create-first-admin'
import { setupNeeded } from './setup/needed'
import { issueSetupToken } from './setup/token'
import { config } from './system/config'
import { health } from './system/health'
import { createUser } from './users/create'
import { listUsers } from './users/list'
import { removeUser } from './users/remove'
import { updateUser } from './users/update'

export type RunningServices = {
  services: Services
  /** A fresh one-time token while there is no administrator, else null. Those of earlier starts stay good for a week. */
  setupToken(): Promise<string | null>
  /** First administrator, demo, rules, cameras. The inference service must be started already. */
  start(): Promise<void>
  /** How many cameras keep secrets that can be read no more, because the installation's secret is another one. */
  lostSecrets(): Promise<number>
  /** Resolves when every alert fired so far is stored and has its picture, or has failed to. */
  settled(): Promise<void>
  /** Stores what has fired, stops the cameras. Before the inference service and the store are closed. */
  stop(): Promise<void>
}

export function createServices(deps: ServiceDeps): RunningServices {
  const c = createContext(deps)
  let unlisten: (() => void) | null = null
  return {
    services: {
      cameras: {
        list: (who) => listCameras(c, who),
        get: (who, id) => getCamera(c, who, id),
        getAdmin: (who, id) => getCameraForAdmin(c, who, id),
        create: (who, draft) => createCamera(c, who, draft),
        update: (who, id, patch) => updateCamera(c, who, id, patch),
        remove: (who, id) => removeCamera(c, who, id),
        test: (who, draft, cameraId) => testCamera(c, who, draft, cameraId),
        tune: (who, id, change) => tuneCamera(c, who, id, change),
        pushWebcam: (who, id, jpeg) => pushWebcam(c, who, id, jpeg),
        mediaFiles: (who) => mediaFiles(c, who),
      },
      models: {
        list: (who) => listModels(c, who),
        upload: (who, fileName, body) => uploadModel(c, who, fileName, body),
        remove: (who, id) => removeModel(c, who, id),
      },
      rules: {
        list: (who) => listRules(c, who),
        sights: (who) => cameraSights(c, who),
        create: (who, draft) => createRule(c, who, draft),
        update: (who, id, patch) => updateRule(c, who, id, patch),
        remove: (who, id) => removeRule(c, who, id),
      },
      alerts: {
        list: (who, query) => listAlerts(c, who, query),
        get: (who, id) => getAlert(c, who, id),
        snapshot: (who, id) => alertSnapshot(c, who, id),
        step: (who, id, state, note) => stepAlert(c, who, id, state, note),
      },
      users: {
        list: (who) => listUsers(c, who),
        create: (who, draft) => createUser(c, who, draft),
        update: (who, id, patch) => updateUser(c, who, id, patch),
        remove: (who, id) => removeUser(c, who, id),
        endSessions: (who, id) => endSessionsOf(c, who, id),
      },
      account: {
        signIn: (email, password, from) => signIn(c, email, password, from),
        signOut: (sessionId) => signOut(c, sessionId),
        changePassword: (who, current, next) => changePassword(c, who, current, next),
        listSessions: (who) => listSessions(c, who),
        endSession: (who, id) => endSession(c, who, id),
        endOtherSessions: (who) => endOtherSessions(c, who),
        listTokens: (who) => listTokens(c, who),
        createToken: (who, draft) => createToken(c, who, draft),
        removeToken: (who, id) => removeToken(c, who, id),
        fromSession: (sessionId) => c.sessions.principal(sessionId),
        fromToken: (token) => fromToken(c, token),
      },
      setup: {
        needed: () => setupNeeded(c),
        createFirstAdmin: (body) => createFirstAdmin(c, body),
      },
      system: {
        health: () => health(c),
        config: (who) => config(c, who),
      },
    },
    setupToken: () => issueSetupToken(c),
    lostSecrets: () => countLostSecrets(c),
    async start() {
      await createAdminFromSettings(c)
      await cleanUploads(c.models)
      await seedDemo(c)
      await sealAddresses(c)
      unlisten = c.inference.onStatus(({ cameraId }) => {
        const camera = c.runner.running(cameraId)
        if (camera) c.events.emit('cameraStatus', c.board.of({ ...camera, enabled: true }))
      })
      await c.watcher.start()
      await c.runner.start()
    },
    settled: () => c.watcher.idle(),
    async stop() {
      unlisten?.()
      c.runner.stop()
      await c.watcher.stop()
    },
  }
}

function createContext(deps: ServiceDeps): Context {
  const { prisma, inference, events, burn, paths, clock, log } = deps
  const crypt = createCrypt(deps.secret)
  const models = createModelLibrary({ inference, paths })
  const board = createStatusBoard({ inference, clock })
  return {
    ...deps,
    crypt,
    models,
    board,
    runner: createRunner({ prisma, inference, models, crypt, board, paths, log }),
    watcher: createAlertWatcher({ prisma, inference, events, burn, dataDir: paths.dataDir, clock, log }),
    passwords: createPasswordHasher(),
    limits: createSignInLimits(clock),
    devices: createKnownDevices(deps.secret),
    sessions: createSessionCache({ prisma, clock, events }),
    startedAt: clock.now(),
  }
}
