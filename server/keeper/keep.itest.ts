/** The keeper against small programs that crash, hang, or do not want to end. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keep, type Timing } from './keep'

const TIMING: Timing = { lookMs: 50, silentLooks: 10, startLooks: 200, stopMs: 20_000, sameMs: 60_000 }
const ANSWERS = "process.on('message', () => process.send('pong'))"
const PATIENCE = { timeout: 20_000 }

let folder: string
let exit: ReturnType<typeof vi.fn<(code: number) => void>>
let kill: () => void
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sightline-keep-'))
  exit = vi.fn()
})
afterEach(async () => {
  if (exit.mock.calls.length === 0) kill()
  await vi.waitFor(() => expect(exit).toHaveBeenCalledOnce(), PATIENCE)
  rmSync(folder, { recursive: true })
})

/** Keeps a program that leaves a file when it has come to its end. */
function keepProgram(program: string, timing: Partial<Timing> = {}) {
  const entry = path.join(folder, 'server.mjs')
  const starts = path.join(folder, 'starts')
  writeFileSync(
    entry,
    `import { appendFileSync } from 'node:fs'\n${program}\nappendFileSync(${JSON.stringify(starts)}, 'x')`,
  )
  const lines: string[] = []
  const keeper = keep(entry, { cwd: folder, say: (line) => lines.push(line), exit, timing: { ...TIMING, ...timing } })
  kill = () => keeper.signal('SIGKILL')
  const started = (times: number) =>
    vi.waitFor(() => expect(existsSync(starts) && readFileSync(starts, 'utf8').length).toBe(times), PATIENCE)
  const ended = (code: number) => vi.waitFor(() => expect(exit.mock.calls).toEqual([[code]]), PATIENCE)
  return { signal: keeper.signal, lines, started, ended }
}

test('what crashes is started again, and said', async () => {
  const { started, lines } = keepProgram('setTimeout(() => process.exit(3), 10)')
  await started(2)
  expect(lines[0]).toBe('The server has ended (code 3): it starts again in 1 s.')
})

test('what cannot start is left, with its exit code', async () => {
  const { ended, lines } = keepProgram('process.exit(78)')
  await ended(78)
  expect(lines).toEqual([])
})

test('what hangs is killed and started again', async () => {
  const { started, lines } = keepProgram(`${ANSWERS}\nsetTimeout(() => { for (;;); }, 100)`)
  await started(2)
  expect(lines).toEqual([
    'The server does not answer any more: it is killed.',
    'The server has ended (SIGKILL): it starts again in 1 s.',
  ])
})

test('what answers is left alone', async () => {
  const looks = 50
  const program = `let asked = 0
    await new Promise((resolve) => process.on('message', () => {
      process.send('pong')
      if (++asked > ${2 * looks}) resolve()
    }))`
  const { started, lines, signal, ended } = keepProgram(program, { lookMs: 20, silentLooks: looks })
  await started(1)
  expect(lines).toEqual([])
  signal('SIGTERM')
  await ended(143)
})

test('a signal is passed on once, and the exit code is kept', async () => {
  const { started, signal, ended } = keepProgram(
    "let got = 0\nprocess.on('SIGINT', () => { got++; setTimeout(() => process.exit(10 + got), 300) })\nsetInterval(() => {}, 1000)",
  )
  await started(1)
  // From the terminal and from npm.
  signal('SIGINT')
  signal('SIGINT')
  await ended(11)
})

test('the second Ctrl-C forces', async () => {
  const { started, signal, ended } = keepProgram("process.on('SIGINT', () => {})\nsetInterval(() => {}, 1000)", {
    sameMs: -1,
  })
  await started(1)
  signal('SIGINT')
  signal('SIGINT')
  await ended(137)
})

test('what does not end when told to is killed', async () => {
  const { started, signal, ended } = keepProgram("process.on('SIGTERM', () => {})\nsetInterval(() => {}, 1000)", {
    stopMs: 200,
  })
  await started(1)
  signal('SIGTERM')
  await ended(137)
})

test('told to end while nothing runs, it starts nothing again', async () => {
  const { started, signal, ended, lines } = keepProgram('setTimeout(() => process.exit(1), 10)')
  await started(1)
  await vi.waitFor(() => expect(lines).toHaveLength(1), PATIENCE)
  signal('SIGINT')
  await ended(0)
  await started(1)
})
