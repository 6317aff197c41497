/** A real RTSP server on loopback for tests: Debian's GStreamer, driven by rtsp-server.py. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

const PYTHON = '/usr/bin/python3'
const SCRIPT = path.join(import.meta.dirname, 'rtsp-server.py')
const PACKAGES =
  'python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad'
const PROBE = `
import gi
gi.require_version("Gst", "1.0"); gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gst, GstRtspServer
Gst.init(None)
missing = [name for name in ("appsrc", "h264parse", "rtph264pay") if not Gst.ElementFactory.find(name)]
if missing: raise SystemExit("GStreamer has no " + ", ".join(missing))
`

export type RtspOptions = {
  /** Stream name -> film: raw H.264 with access unit delimiters and without B-frames. */
  films: Record<string, string>
  /** 0, the default, takes a free port. */
  port?: number
  fps?: number
  /** Ask clients for this login. */
  login?: { username: string; password: string }
}

export type RtspServer = {
  port: number
  url(name: string): string
  /** Ends it at once, as a camera that loses power does. The port stays its own for restart. */
  kill(): Promise<void>
  /** Starts it again on the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Null when a server can be started here, else why not, with the packages that would help. */
export function rtspUnavailable(): string | null {
  const probe = spawnSync(PYTHON, ['-c', PROBE], { encoding: 'utf8' })
  if (probe.status === 0) return null
  const reason = probe.error?.message ?? probe.stderr.trim().split('\n').at(-1)
  return `no RTSP test server: ${reason} (apt-get install ${PACKAGES})`
}

/** Resolves when clients may connect; rejects with what the server said when it ends before that. */
export async function startRtspServer({ films, port = 0, fps = 25, login }: RtspOptions): Promise<RtspServer> {
  const credentials = login ? `${login.username}:${login.password}` : '-'
  const mounts = Object.entries(films).map(([name, film]) => `${name}=${film}`)
  const launchOn = (wanted: number) => launch([String(wanted), String(fps), credentials, ...mounts])
  let running = await launchOn(port)
  const end = async (signal: NodeJS.Signals) => {
    const { child } = running
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  return {
    port: running.port,
    url: (name) => `rtsp://127.0.0.1:${running.port}/${name}`,
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGKILL')
      running = await launchOn(running.port)
    },
    stop: () => end('SIGTERM'),
  }
}

async function launch(args: string[]): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(PYTHON, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => {
    complaint = (complaint + data.toString()).slice(-2000)
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`RTSP test server ended with ${code}: ${complaint}`)))
    createInterface(child.stdout).on('line', (line) => {
      const ready = /^ready (\d+)$/.exec(line)
      if (ready) resolve(Number(ready[1]))
    })
  })
  child.removeAllListeners('exit')
  return { child, port }
}
