/** A film of the calibration picture with its truth, and a model folder that finds it exactly. */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { BEACON_SIZE, beaconAt } from '../../server/inference/sources/calibration-pattern'
import { makeFilm } from '../../testing/media/make-film'
import { shippedBeacon } from '../../testing/onnx/shipped-beacon'
import type { TruthFile } from '../truth'

const WIDTH = 640
const HEIGHT = 384
const FPS = 25

/** Writes beacon.mp4 and its truth: one person, heads up, on the beacon. change: makes the truth wrong on purpose. */
export function writeBeaconFilm(
  dir: string,
  frames: number,
  change: (truth: TruthFile) => TruthFile = (truth) => truth,
): string {
  const file = path.join(dir, 'beacon.mp4')
  makeFilm(file, { width: WIDTH, height: HEIGHT, fps: FPS, frames })
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  const half = BEACON_SIZE / 2
  const truth: TruthFile = {
    version: 1,
    film: { sha256, width: WIDTH, height: HEIGHT, fps: FPS, frames },
    seed: 0,
    box: 'the beacon',
    frames: Array.from({ length: frames }, (_, frame) => {
      const { x, y } = beaconAt(frame, WIDTH, HEIGHT)
      return [[1, x - half, y - half, x + half, y + half, 'u', 100]]
    }),
  }
  writeFileSync(path.join(dir, 'beacon.truth.json.gz'), gzipSync(JSON.stringify(change(truth))))
  return file
}

export const REAL = { 'real.head_ap50': 0.5, 'real.down_ap50': 0.25, 'real.up_ap50': 0.125 }

/** Writes a model folder with the calibration model; metrics: what its metrics.json says, none when null. */
export function writeBeaconModel(dir: string, metrics: unknown = REAL): string {
  const folder = path.join(dir, 'beacon')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'model.onnx'), shippedBeacon())
  copyFileSync(
    path.resolve(import.meta.dirname, '../../models/beacon/manifest.json'),
    path.join(folder, 'manifest.json'),
  )
  if (metrics !== null) writeFileSync(path.join(folder, 'metrics.json'), JSON.stringify(metrics))
  return folder
}

/** Writes a set of real pictures as if: in room_1 the beacon, labelled, in room_2 nothing. readme: without it no README. */
export function writeBeaconSet(dir: string, readme: string | null): string {
  const folder = path.join(dir, 'sets/beacons')
  for (const sub of ['images', 'labels']) mkdirSync(path.join(folder, sub), { recursive: true })
  if (readme !== null) writeFileSync(path.join(folder, 'README.md'), readme)
  for (const name of ['room_1', 'room_2']) {
    const canvas = createCanvas(WIDTH, HEIGHT)
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#202020'
    pen.fillRect(0, 0, WIDTH, HEIGHT)
    pen.fillStyle = '#ffff01'
    if (name === 'room_1') pen.fillRect(320, 192, BEACON_SIZE, BEACON_SIZE)
    writeFileSync(path.join(folder, 'images', `${name}.jpg`), canvas.toBuffer('image/jpeg', 95))
  }
  const half = BEACON_SIZE / 2
  const label = [0, (320 + half) / WIDTH, (192 + half) / HEIGHT, BEACON_SIZE / WIDTH, BEACON_SIZE / HEIGHT].join(' ')
  writeFileSync(path.join(folder, 'labels/room_1.txt'), label)
  writeFileSync(path.join(folder, 'labels/room_2.txt'), '')
  return path.dirname(folder)
}
