/** The composition root: what the server is made of, in the order it starts. It stops in the reverse order. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { availableParallelism, hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import type { Logger } from 'pino'
import { address, announce } from './announce'
import { createGgufHost } from './assistant/engines/gguf/host'
import { hostName, machineNames } from './auth/hosts'
import { systemClock } from './clock'
import { createEdge } from './edge/edge'
import { limitsFrom } from './edge/limits'
import { type Env, EnvError, loadEnv } from './env'
import { createEvents } from './events/bus'
import { sharedBus } from './events/shared-bus'
import { endConnectionOf } from './http/connection-scope'
import { startPages } from './http/pages'
import { createHttp, listen } from './http/server'
import { STRANGER_LIMITS } from './http/strangers'
import { createInference } from './inference/service'
import { answerKeeper } from './keeper/kept'
import { createLifecycle } from './lifecycle'
import { createLogger } from './log'
import { createBurner } from './media/burner'
import { MEDIA_ROUTES } from './media/routes'
import { createOnvif } from './onvif/onvif'
import { startPush } from './push/start'
import { type Runtime, setRuntime } from './runtime'
import { createServices } from './services'
import { createRuleTrials } from './services/tracks/trials'
import { exitCodeOf } from './start-error'
import { loadDiskId } from './store/disk-id'
import { openStore } from './store/open'
import { notifyLine } from './store/postgres/notify-line'
import { loadSecret } from './store/secret'
import { createWorkshop } from './workshop/workshop'

/** It needs less than a second; without it there are still users, alerts and settings. */
const ENGINE_PATIENCE_MS = 15_000

let log: Logger | null = null
const life = createLifecycle(
  () => log,
  (code) => process.exit(code),
)
// Files hold pictures of people: nobody else's to read.
process.umask(0o077)
// V8 collects when half as much again lies in the heap as was in use, not four times: an export left 200 MB lying about.
setFlagsFromString('--heap-growing-percent=50')
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => life.end(0, signal))
answerKeeper(() => life.end(0, 'the keeper is gone'))
process.on('uncaughtException', (error) => {
  if (endConnectionOf(error)) {
    log?.error({ err: error }, 'uncaught: a connection was cut off')
    return
  }
  log?.fatal({ err: error }, 'uncaught')
  life.end(1, 'uncaught exception')
})

try {
  const env = loadEnv()
  log = createLogger(env.logLevel)
  await start(env, log)
} catch (error) {
  if (!(error instanceof EnvError)) log?.fatal({ err: error }, 'start failed')
  console.error(error instanceof Error ? error.message : error)
  life.end(exitCodeOf(error), 'start failed')
}

/** A file bundled beside this one. */
function bundled(name: string): string {
  return path.join(path.dirname(fileURLToPath(import.meta.url)), name)
}

/** What people may call this server, besides an IP address, localhost and PUBLIC_URL. */
function ourNames({ host, allowedHosts }: Env): ReadonlySet<string> {
  const bound = hostName(host)
  return new Set([...machineNames(hostname()), ...(bound === null ? [] : [bound]), ...allowedHosts])
}

async function start(env: Env, log: Logger): Promise<void> {
  const clock = systemClock
  const secret = loadSecret(env.dataDir, env.authSecret)
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

  const store = await openStore({ databaseUrl: env.databaseUrl, dataDir: env.dataDir, log })
  life.started('store', () => store.close())

  const inference = createInference({
    engineEntry: bundled('engine/main.js'),
    ...(env.inferenceThreads !== null && { threads: env.inferenceThreads }),
    log: log.child({ part: 'inference' }),
  })
  life.started('inference', () => inference.stop())
  await Promise.race([inference.start(), wait(ENGINE_PATIENCE_MS, undefined, { ref: false })])
  if (!inference.up) log.error('the engine does not start: going on without it')

  const burner = createBurner({ threadEntry: bundled('burn-thread.js') })
  life.started('burner', () => burner.close())

  const workshop = createWorkshop({
    entry: bundled('engine/workshop.js'),
    threads: availableParallelism(),
    isAlone: () => inference.cameraCount === 0,
  })
  life.started('workshop', () => workshop.close())

  const gguf = createGgufHost({ entry: bundled('engine/gguf.js') })
  life.started('gguf', () => gguf.close())

  const trials = createRuleTrials(bundled('replay-thread.js'))
  life.started('trials', () => trials.close())

  const bus = sharedBus({
    line: notifyLine(store.connection, log.child({ part: 'events' })),
    log: log.child({ part: 'events' }),
  })
  life.started('events', () => bus.stop())
  bus.start()
  const events = createEvents(bus)
  const { setupToken, lostSecrets, ...running } = createServices({
    prisma: store.prisma,
    inference,
    events,
    burn: burner.burn,
    workshop,
    gguf,
    trials,
    onvif: createOnvif(bundled('streams-thread.js')),
    secret,
    paths: {
      dataDir: env.dataDir,
      backupDir: env.backupDir,
      mediaDir: env.mediaDir,
      shippedModelsDir: env.shippedModelsDir,
      messagesDir: path.resolve('messages'),
      demoFilm: env.demoFilm,
    },
    demo: env.demo,
    clock,
    log: log.child({ part: 'services' }),
    version,
    serverName: `${hostname()}:${env.port}`,
    disk: loadDiskId(env.dataDir),
    links: env.publicUrl ?? `http://${hostname()}:${env.port}`,
    firstAdmin: env.adminEmail && env.adminPassword ? { email: env.adminEmail, password: env.adminPassword } : null,
  })
  life.started('services', () => running.stop())
  await running.start()

  const { trustProxy, publicUrl } = env
  const runtime: Runtime = {
    ...running,
    log: log.child({ part: 'app' }),
    authSecret: secret,
    trustProxy,
    publicUrl,
  }
  setRuntime(runtime)

  const upgrades = new EventEmitter()
  const pages = await startPages({ dev: env.dev, host: env.host, port: env.port, upgrades })
  life.started('pages', () => pages.close())

  const limits = limitsFrom(env.maxConnectionsPerAccount, env.maxConnectionsPerAddress)
  const messagesDir = path.resolve('messages')
  const edge = createEdge({
    runtime,
    inference,
    events,
    burn: burner.burn,
    messagesDir,
    limits,
    hostNames: ourNames(env),
    clock,
    log: log.child({ part: 'edge' }),
  })
  life.started('edge', () => edge.stop())

  const push = startPush(edge, { pages: env.dev ? upgrades : null })
  // In development the hot reload of somebody who has not signed in is no stranger's request.
  const strangers = env.dev ? { ...STRANGER_LIMITS, deadlineMs: Number.POSITIVE_INFINITY } : STRANGER_LIMITS
  const http = createHttp(edge, { pages: pages.handle, routes: MEDIA_ROUTES, ...push }, { strangers })
  life.started('http', () => http.close())
  life.started('push', () => push.stop())

  await listen(http.server, env.port, env.host)
  log.info({ port: env.port, host: env.host, version, ms: Math.round(process.uptime() * 1000) }, 'ready')
  announce(address(env), await setupToken(), await lostSecrets())
}
