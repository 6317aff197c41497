/** The whole, as `npm start` runs it: real processes, a real database, a camera with pictures. Needs the built pages. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makeOpenFolder } from '../../testing/open-folder'
import { type RealServer, startRealServer } from '../edge/testing/real-server'

const PATIENCE = { timeout: 60_000, interval: 200 }

async function start(): Promise<RealServer> {
  const server = await startRealServer('dist/test/keeper.js')
  onTestFinished(() => server.stop())
  return server
}

type Process = { pid: number; parent: number; group: number }

function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [, parent, group] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      return [{ pid: Number(name), parent: parent ?? 0, group: group ?? 0 }]
    } catch {
      // Gone meanwhile.
      return []
    }
  })
}

const childrenOf = (pid: number) => processes().filter(({ parent }) => parent === pid)
const descendantsOf = (pid: number): Process[] =>
  childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child.pid)])
const pidOf = ({ child }: RealServer) => child.pid ?? 0

/** Neither the server nor the engine nor PostgreSQL. */
async function expectGone(all: readonly Process[]): Promise<void> {
  const left = () => processes().filter(({ pid }) => all.some((one) => one.pid === pid))
  await vi.waitFor(() => expect(left()).toEqual([]), PATIENCE)
}

async function expectPictures({ url, cookie, cameraId }: RealServer): Promise<void> {
  const look = () => fetch(`${url}/snapshot.jpg?camera=${cameraId}`, { headers: { cookie } })
  await vi.waitFor(async () => expect((await look()).status).toBe(200), PATIENCE)
  await vi.waitFor(async () => expect((await (await fetch(`${url}/health`)).json()).status).toBe('ok'), PATIENCE)
}

test('a server that is killed is up again with its pictures; SIGTERM ends all of it within 10 s', async () => {
  const server = await start()
  await expectPictures(server)
  const [first] = childrenOf(pidOf(server))
  process.kill(first?.pid ?? 0, 'SIGKILL')
  await vi.waitFor(() => expect(server.output()).toContain('it starts again in 1 s'), PATIENCE)
  await expectPictures(server)
  expect(childrenOf(pidOf(server))[0]?.pid).not.toBe(first?.pid)

  const all = descendantsOf(pidOf(server))
  expect(all.length).toBeGreaterThan(3)
  expect(await server.end('SIGTERM')).toBeLessThan(10_000)
  expect(server.child.exitCode).toBe(0)
  await expectGone(all)
})

test('Ctrl-C reaches everybody at the terminal and is one end', async () => {
  const server = await start()
  const all = descendantsOf(pidOf(server))
  // As the terminal does: to its group, in which PostgreSQL is not.
  const { group } = processes().find(({ pid }) => pid === pidOf(server)) ?? {}
  for (const { pid } of all.filter((one) => one.group === group)) process.kill(pid, 'SIGINT')
  await server.end('SIGINT')
  expect(server.child.exitCode).toBe(0)
  await expectGone(all)
  expect(server.output()).not.toContain('starts again')
})

test('without its keeper the server ends too', async () => {
  const server = await start()
  const all = descendantsOf(pidOf(server))
  await server.end('SIGKILL')
  await expectGone(all)
})

test('what cannot be started so is said and left', async () => {
  const folder = makeOpenFolder('keeper')
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const well = { HOST: '127.0.0.1', PORT: '1', DATA_DIR: path.join(folder, 'data'), MEDIA_DIR: folder, DEMO: '0' }
  try {
    const wrong = await runToEnd({ ...well, PORT: 'x' })
    expect(wrong).toMatchObject({ code: 78, output: expect.stringContaining('PORT: must be a whole number') })
    const file = await runToEnd({ ...well, DATA_DIR: path.resolve('package.json/data') })
    expect(file).toMatchObject({ code: 78, output: expect.stringContaining('ENOTDIR') })
    const second = await runToEnd({ ...well, PORT: String(port) })
    expect(second).toMatchObject({ code: 78, output: expect.stringContaining('EADDRINUSE') })
    for (const { output } of [wrong, file, second]) expect(output).not.toContain('starts again')
  } finally {
    taken.close()
    await rm(folder, { recursive: true, force: true })
  }
})

async function runToEnd(env: Record<string, string>): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['dist/test/keeper.js'], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  return { code, output }
}
