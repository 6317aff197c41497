/** clip_ring_mb, clip_ring_core: what keeping the last seconds of a camera of 4 Mbit/s takes, over the same without. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeFilm } from '../testing/media/make-film'
import { type BenchPaths, engineCamera, startEngine } from './engine'
import type { Measured } from './figures'
import { residentOf } from './resident-memory'

const CAMERAS = 4
const FPS = 25
const BITRATE = 'bitrate=4000:vbv-maxrate=4000:vbv-bufsize=4000:nal-hrd=cbr'
/** Longer than a ring of 15 s takes to fill. */
const FILL_MS = 20_000
const WATCH_MS = 10_000
/** Of the kernel's clock of processes. */
const TICKS_PER_S = 100

export async function measureClips(paths: BenchPaths): Promise<Measured> {
  makeFilm(path.join(paths.work, 'four.mp4'), {
    ...{ width: 1280, height: 720, fps: FPS, frames: 20 * FPS },
    encoding: { preset: 'ultrafast', 'x264-params': BITRATE },
    background: noise,
  })
  const without = await engineWith(paths, null)
  const usual = await engineWith(paths, 5_000)
  const longest = await engineWith(paths, 15_000)
  const each = (more: number, less: number) => (more - less) / CAMERAS
  console.log(
    `  engine of ${CAMERAS} cameras: ${without.mb.toFixed(0)} MB, with rings of 5 s ${usual.mb.toFixed(0)} MB, ` +
      `of 15 s ${longest.mb.toFixed(0)} MB; of a core ${without.core.toFixed(3)}, ${usual.core.toFixed(3)}, ${longest.core.toFixed(3)}`,
  )
  return {
    clip_ring_mb: each(usual.mb, without.mb),
    clip_ring_15s_mb: each(longest.mb, without.mb),
    clip_ring_core: each(usual.core, without.core),
  }
}

async function engineWith(paths: BenchPaths, ringMs: number | null): Promise<{ mb: number; core: number }> {
  const engine = await startEngine(paths, 1)
  try {
    const source = { kind: 'file', path: 'four.mp4' } as const
    for (let n = 0; n < CAMERAS; n++)
      engine.startCamera(engineCamera(`ring-${n}`, paths, { source, model: null, ringMs }))
    await sleep(FILL_MS)
    const pid = engine.pid ?? 0
    const before = secondsOf(pid)
    await sleep(WATCH_MS)
    return { mb: residentOf(pid), core: (secondsOf(pid) - before) / (WATCH_MS / 1000) }
  } finally {
    await engine.stop()
  }
}

/** Of processor time. */
function secondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S
}

/** Something that is not there twice, so that there is something to send. */
function noise(luma: Buffer, _stride: number, frame: number): void {
  let seed = frame * 2_654_435_761 + 1
  for (let at = 0; at < luma.length; at += 16) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    luma.fill(32 + (seed >>> 28), at, at + 16)
  }
}
