/** A film and its truth. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { PersonTruth } from '../page/stage'
import { type FilmOptions, FPS } from '../plan/film'
import { truthFile } from '../truth/file'
import { bundlePage, type Gl } from './browser'
import { FilmEncoder } from './encoder'
import { renderFrames } from './frames'
import { FULL } from './quality'

const SIZE = { width: 1280, height: 720 }
/** FPS as a fraction. */
const FPS_FRACTION = [25, 2] as const
const KEY_EVERY_SECONDS = 2

/** Writes `file` and, beside it, `<name>.truth.json.gz`. Both appear only when the film is whole. */
export async function makeFilm(film: FilmOptions, file: string, crf: number, gl: Gl): Promise<void> {
  const frames = Math.round(film.seconds * FPS)
  await mkdir(path.dirname(file), { recursive: true })
  const unfinished = file.replace(/\.mp4$/, '.part.mp4')
  const keyEvery = KEY_EVERY_SECONDS * FPS
  const encoder = new FilmEncoder(unfinished, { ...SIZE, fps: FPS_FRACTION, crf, keyEvery })
  const people: PersonTruth[][] = []
  const started = performance.now()
  const numbers = Array.from({ length: frames }, (_, n) => n)
  const program = await bundlePage()
  for await (const frame of renderFrames({ film, quality: FULL, numbers, shot: 'raw', program, gl })) {
    encoder.add(frame.data)
    people.push(frame.people)
    if (people.length % 25 === 0)
      console.log(
        `${people.length} of ${frames}, ${Math.round((performance.now() - started) / people.length)} ms a frame`,
      )
  }
  encoder.finish()
  const bytes = await readFile(unfinished)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const truth = gzipSync(JSON.stringify(truthFile({ sha256, ...SIZE, fps: FPS, frames }, film.seed, people)), {
    level: 9,
  })
  await writeFile(file.replace(/\.mp4$/, '.truth.json.gz'), truth)
  await rename(unfinished, file)
  console.log(`${file}: ${(bytes.length / 1e6).toFixed(2)} MB, truth ${(truth.length / 1e3).toFixed(0)} kB`)
}
