/** What this server does about each look at the leases: stops what is lost, starts what it took, follows what others changed. */
import type { Logger } from 'pino'
import type { Events } from '../../events/bus'
import type { AlertWatcher } from '../alerts/watcher'
import type { Leases, News } from '../leases/leases'
import type { CameraRunner } from './runner'
import type { StatusBoard } from './status'

export type CameraKeeper = {
  /** Resolves when the cameras that were free are started. */
  start(): Promise<void>
}

type Deps = {
  leases: Leases
  runner: CameraRunner
  watcher: AlertWatcher
  board: StatusBoard
  events: Events
  log: Logger
}

export function createCameraKeeper({ leases, runner, watcher, board, events, log }: Deps): CameraKeeper {
  /** Those whose last sync failed: once more with the next look. */
  const failed = new Set<string>()
  let rulesFailed = false
  let busy: Promise<unknown> = Promise.resolve()

  async function sync(cameraId: string): Promise<void> {
    try {
      await runner.sync(cameraId)
      failed.delete(cameraId)
    } catch (error) {
      if (!failed.has(cameraId)) log.error({ err: error, cameraId }, 'a camera could not be brought in line')
      failed.add(cameraId)
    }
  }

  async function reloadRules(): Promise<void> {
    try {
      await watcher.reload()
      rulesFailed = false
    } catch (error) {
      if (!rulesFailed) log.error({ err: error }, 'rules could not be read')
      rulesFailed = true
    }
  }

  function onNews({ lost = [], taken = [], changed = [], moved = [], rules = false }: News): void {
    for (const id of lost) runner.halt(id)
    const work = [...new Set([...lost, ...taken, ...changed, ...failed])].map(sync)
    // A camera that was changed may have other zones.
    if (rules || rulesFailed || changed.length > 0) work.push(reloadRules())
    busy = Promise.all(work)
    for (const camera of moved) events.emit('camera:status', board.of({ ...camera }))
    if (lost.length + changed.length + moved.length > 0) events.emit('camera:list', null)
  }

  return {
    async start() {
      await leases.start(onNews)
      await busy
    },
  }
}
