/** Stills for training: many rooms, frames well apart in time, each with its labels. */
import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PersonTruth } from '../page/stage'
import { type FilmOptions, FPS } from '../plan/film'
import { seeded } from '../plan/random'
import { type Box, bodyLine, labelLine } from '../truth/labels'
import { bundlePage, type Gl } from './browser'
import { type Frame, renderFrames } from './frames'
import { FULL, QUICK } from './quality'

export type StillsOptions = {
  seeds: number[]
  perRoom: number
  folder: string
  gl: Gl
  /** Any place and camera instead of lecture rooms; their pictures' names begin with a v. */
  varied: boolean
  /** Yards, streets, halls and corridors; their names begin with an s. */
  site: boolean
}

/** Long enough for every behaviour to come by. */
const SECONDS = 96
const [WIDTH, HEIGHT] = [1280, 720]

/**
 * Writes folder/images/<seed>_<frame>.jpg, folder/labels/<seed>_<frame>.txt (head and shoulders) and
 * folder/heads/<seed>_<frame>.txt (heads alone, for mixing with pictures labelled so) and folder/bodies/<seed>_<frame>.txt
 * (from head to foot, for models of sites). The picture comes last and
 * whole, so whoever lists images finds complete pairs. Rooms that are there already are skipped.
 */
export async function writeStills({ seeds, perRoom, folder, gl, varied, site }: StillsOptions): Promise<void> {
  for (const sub of ['images', 'labels', 'heads', 'bodies']) await mkdir(path.join(folder, sub), { recursive: true })
  const program = await bundlePage()
  for (const seed of seeds) {
    const started = performance.now()
    const film: FilmOptions = { seed, seconds: SECONDS, varied, site }
    const room = `${site ? 's' : varied ? 'v' : ''}${seed}`
    const numbers = await missing(folder, room, instants(seed, perRoom))
    const quality = seed % 3 === 0 ? FULL : QUICK
    for await (const frame of renderFrames({ film, quality, numbers, shot: 'image/jpeg', program, gl })) {
      await writeTruth(folder, `${room}_${frame.number}`, frame)
    }
    console.log(`room ${room}: ${numbers.length} stills in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
}

/** Frames spread over the film, none at a fixed beat. */
function instants(seed: number, count: number): number[] {
  const random = seeded(seed, 41)
  return Array.from({ length: count }, (_, i) => Math.floor(((i + random.between(0.1, 0.9)) / count) * SECONDS * FPS))
}

async function missing(folder: string, room: string, numbers: number[]): Promise<number[]> {
  const there = await Promise.all(
    numbers.map((n) =>
      access(path.join(folder, 'images', `${room}_${n}.jpg`)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return numbers.filter((_, i) => !there[i])
}

async function writeTruth(folder: string, name: string, { data, people, bodies }: Frame): Promise<void> {
  const lines = (boxOf: (one: PersonTruth) => Box | null) =>
    people
      .map((one) => {
        const box = boxOf(one)
        return box ? `${labelLine(one.behaviour, box, one.visible, WIDTH, HEIGHT)}\n` : ''
      })
      .join('')
  await writeWhole(
    path.join(folder, 'heads', `${name}.txt`),
    lines((one) => one.head),
  )
  await writeWhole(
    path.join(folder, 'labels', `${name}.txt`),
    lines((one) => one.box),
  )
  const whole = bodies.map(({ box, pixels }) => `${bodyLine(box, pixels, WIDTH, HEIGHT)}\n`)
  await writeWhole(path.join(folder, 'bodies', `${name}.txt`), whole.join(''))
  await writeWhole(path.join(folder, 'images', `${name}.jpg`), data)
}

async function writeWhole(file: string, data: string | Buffer): Promise<void> {
  const temporary = `${file}.part`
  await writeFile(temporary, data)
  await rename(temporary, file)
}
