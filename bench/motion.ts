/**
 * motion_ms: what following 30 boxes costs a picture at 720p: its small grey picture, its pyramid, each box's motion. A film
 * in which everything moves, in this thread alone.
 */
import path from 'node:path'
import { openFilm } from '../server/inference/engine/film/film-reader'
import { GreyWriter } from '../server/inference/engine/grey-writer'
import { createFollower } from '../server/inference/motion/follower'
import type { GreyPicture } from '../server/inference/motion/grey-picture'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import { mean } from './statistics'

/** The first ones warm up. */
const FRAMES = 120
const WARM_UP = 20
/** Others use the machine as well: the fastest of so many goes counts. */
const GOES = 7
const [COLUMNS, ROWS] = [6, 5]
const BOX = { width: 100, height: 120 }

export async function measureMotion({ work, scene }: BenchPaths): Promise<Measured> {
  const reader = openFilm(path.join(work, scene))
  const greys = new GreyWriter()
  const times: number[] = []
  let before: GreyPicture | null = null
  try {
    for (let index = 0; index < FRAMES; index++) {
      const next = reader.next()
      if (next === null) throw new Error('the film is too short')
      const { frame } = next
      const grey = greys.write(frame)
      const writing = fastest(() => greys.write(frame))
      if (before && index >= WARM_UP) times.push(writing + following(before, grey, frame))
      before = grey
    }
  } finally {
    reader.close()
    greys.close()
  }
  console.log(`  ${COLUMNS * ROWS} boxes, ${times.length} pictures`)
  return { motion_ms: mean(times) }
}

/** Ms for one more picture and the way of all boxes into it. */
function following(before: GreyPicture, grey: GreyPicture, source: { width: number; height: number }): number {
  const boxes = boxesOver(source)
  const follower = createFollower()
  let atMs = 0
  follower.see(before, source, atMs)
  return fastest(
    () => {
      follower.see(grey, source, atMs + 1)
      for (const box of boxes) follower.follow(box, atMs, atMs + 1)
    },
    () => {
      atMs += 2
      follower.see(before, source, atMs)
    },
  )
}

/** Evenly over the picture. */
function boxesOver({ width, height }: { width: number; height: number }) {
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const x = ((index % COLUMNS) + 0.5) * (width / COLUMNS) - BOX.width / 2
    const y = (Math.floor(index / COLUMNS) + 0.5) * (height / ROWS) - BOX.height / 2
    return { x1: x, y1: y, x2: x + BOX.width, y2: y + BOX.height }
  })
}

/** Ms of the fastest go; prepare is not timed. */
function fastest(work: () => void, prepare = () => {}): number {
  const goes = Array.from({ length: GOES }, () => {
    prepare()
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return Math.min(...goes)
}
