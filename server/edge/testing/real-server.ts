/** The whole server as `npm start` runs it, with a live camera and somebody signed in. Needs the built pages. */
import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { putEmptyStore } from '../../../testing/empty-store'
import { makeOpenFolder } from '../../../testing/open-folder'
import { startServerProcess } from '../../../testing/server-process'
import type { CameraDraftInput } from '../../contract/camera'
import { signIn } from './sign-in'

const ADMIN = { email: 'admin@example.org', password: 'a-good-password' }
const CAMERA: CameraDraftInput = {
  name: 'Hall',
  source: { kind: 'calibration', width: 320, height: 240, fps: 10 },
  modelId: null,
}

export type RealServer = {
  url: string
  /** host:port */
  host: string
  /** A Cookie header of the administrator. */
  cookie: string
  cameraId: string
  output(): string
  child: ChildProcess
  /** False once its process has ended. */
  running(): boolean
  /** Resolves when its process is gone, with the milliseconds that took. */
  end(signal: NodeJS.Signals): Promise<number>
  stop(): Promise<void>
}

/** @param entry the server itself, or its keeper */
export async function startRealServer(entry = 'dist/test/index.js'): Promise<RealServer> {
  const root = makeOpenFolder('hostile')
  const dataDir = path.join(root, 'data')
  await putEmptyStore(dataDir)
  const server = await startServerProcess({
    entry,
    dataDir,
    mediaDir: path.join(root, 'media'),
    env: {
      PATH: process.env.PATH,
      HOME: root,
      DEMO: '0',
      LOG_LEVEL: 'warn',
      SIGHTLINE_ADMIN_EMAIL: ADMIN.email,
      SIGHTLINE_ADMIN_PASSWORD: ADMIN.password,
    },
  })
  const { url } = server
  const cookie = await signIn(url, ADMIN)
  const response = await fetch(`${url}/api/cameras`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(CAMERA),
  })
  if (!response.ok) throw new Error(`no camera: ${await response.text()}`)
  const { id } = (await response.json()) as { id: string }
  return {
    url,
    host: new URL(url).host,
    cookie,
    cameraId: id,
    output: server.output,
    child: server.child,
    running: () => server.child.exitCode === null && server.child.signalCode === null,
    end: server.end,
    async stop() {
      await server.end('SIGINT')
      await rm(root, { recursive: true, force: true })
    },
  }
}
