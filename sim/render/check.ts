/** Holds a finished film against its truth, and draws the truth onto some of its pictures. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createCanvas, ImageData } from '@napi-rs/canvas'
import type { BehaviourCode } from '../../server/contract/behaviours'
import type { PersonRow, TruthFile } from '../truth/file'
import { decodeFilm } from './decoded'

const COLOURS: Record<BehaviourCode, string> = {
  ...{ u: '#22c55e', d: '#f59e0b', c: '#3b82f6', b: '#e879f9', p: '#ef4444', s: '#22d3ee' },
}
/** Less of a person than this is in no score. */
const LEAST_VISIBLE = 25

/** Throws when film and truth do not belong together. Writes first, middle and last picture with boxes into the folder. */
export async function checkFilm(file: string, folder: string): Promise<void> {
  const truth = JSON.parse(
    gunzipSync(await readFile(file.replace(/\.mp4$/, '.truth.json.gz'))).toString('utf8'),
  ) as TruthFile
  const { film } = truth
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  const last = film.frames - 1
  const { pictures, ...found } = decodeFilm(file, [0, Math.floor(film.frames / 2), last])
  const { width, height, fps, frames } = film
  for (const [name, is, said] of [
    ['sha256', sha256, film.sha256],
    ['frames', found.frames, frames],
    ['lists of people', truth.frames.length, frames],
    ['frames a second', found.fps, fps],
    ['size', `${found.width}x${found.height}`, `${width}x${height}`],
  ] as const) {
    if (is !== said) throw new Error(`${file}: ${name} is ${is}, its truth says ${said}`)
  }
  await mkdir(folder, { recursive: true })
  for (const [number, pixels] of pictures) {
    const picture = path.join(folder, `${path.basename(file, '.mp4')}_${number}.png`)
    await writeFile(picture, drawn(pixels, film, truth.frames[number]!))
    console.log(picture)
  }
  console.log(`${file}: ${frames} frames at ${fps} a second, as its truth says`)
}

function drawn(pixels: Buffer, { width, height }: TruthFile['film'], people: PersonRow[]): Buffer {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0)
  pen.font = '600 13px sans-serif'
  pen.lineWidth = 2
  for (const [id, x1, y1, x2, y2, behaviour, visible] of people) {
    pen.strokeStyle = COLOURS[behaviour]
    pen.fillStyle = COLOURS[behaviour]
    pen.setLineDash(visible < LEAST_VISIBLE ? [4, 4] : [])
    pen.strokeRect(x1, y1, x2 - x1, y2 - y1)
    pen.fillText(`${behaviour} ${id}${visible < 100 ? ` ${visible}%` : ''}`, x1, Math.max(12, y1 - 4))
  }
  return canvas.toBuffer('image/png')
}
