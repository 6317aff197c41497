/** A film and the truth that belongs to it. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { messageOf } from '../server/errors'
import type { FilmRun } from './film-run'
import { Mistake } from './mistake'
import type { Truth } from './truth'

/** Where a film's truth lies when nothing else is said. */
export function truthPathOf(film: string): string {
  return `${film.replace(/\.[^./\\]+$/, '')}.truth.json.gz`
}

/** Throws Mistake when the film is missing or another one than the truth was made for. */
export function checkFilm(file: string, truth: Truth): void {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new Mistake(`there is no film: ${messageOf(error)}`)
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== truth.film.sha256) {
    throw new Mistake(`the truth is not of ${file}: its film has sha256 ${truth.film.sha256}, this one ${sha256}`)
  }
}

/** Throws Mistake when the film turned out to have other pictures than the truth says. */
export function checkPictures(file: string, { film }: Truth, { width, height, times }: FilmRun): void {
  if (times.length !== film.frames) {
    throw new Mistake(`the truth is not of ${file}: it has ${film.frames} pictures, the film ${times.length}`)
  }
  if (width !== film.width || height !== film.height) {
    throw new Mistake(
      `the truth is not of ${file}: it is ${film.width}x${film.height} px, the film ${width}x${height} px`,
    )
  }
}
