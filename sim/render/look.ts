/** PNG stills to look at. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type FilmOptions, FPS } from '../plan/film'
import { bundlePage, type Gl } from './browser'
import { renderFrames } from './frames'
import { FULL } from './quality'

/** Writes DIR/<seed>_<seconds>.png for each instant, and prints how long a frame took. */
export async function lookAt(film: FilmOptions, seconds: number[], folder: string, gl: Gl): Promise<void> {
  await mkdir(folder, { recursive: true })
  const program = await bundlePage()
  const numbers = seconds.map((at) => Math.round(at * FPS))
  let before = performance.now()
  for await (const frame of renderFrames({ film, quality: FULL, numbers, shot: 'image/png', program, gl })) {
    const file = path.join(folder, `${film.seed}_${(frame.number / FPS).toFixed(0)}.png`)
    await writeFile(file, frame.data)
    console.log(`${file}: ${frame.people.length} people, ${Math.round(performance.now() - before)} ms`)
    before = performance.now()
  }
}
