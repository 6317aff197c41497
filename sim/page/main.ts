/** The page's face to the renderer: load a film, then ask for frames. */
import type { FilmOptions } from '../plan/film'
import { type FrameTruth, type Quality, Stage } from './stage'

export type Shot = 'raw' | 'image/png' | 'image/jpeg'

let stage: Stage | null = null

const api = {
  /** Builds the film of these options. Resolves to its length in frames and what draws it. */
  load(options: FilmOptions, quality: Quality): { frames: number; quality: number } {
    stage = new Stage(options, quality)
    return { frames: stage.film.frames, quality: stage.film.look.quality }
  },

  /** Renders a frame, posts it to /frame (RGBA bottom row first, or an image) and resolves to its truth. */
  async frame(number: number, shot: Shot): Promise<FrameTruth> {
    if (!stage) throw new Error('no film is loaded')
    const truth = stage.show(number, shot === 'raw')
    const body = shot === 'raw' ? stage.pixels : await encoded(stage, shot)
    await fetch('/frame', { method: 'POST', body: body as BodyInit })
    return truth
  },
}

async function encoded(from: Stage, shot: 'image/png' | 'image/jpeg'): Promise<Blob> {
  const quality = from.film.look.quality / 100
  const blob = await new Promise<Blob | null>((resolve) => from.canvas().toBlob(resolve, shot, quality))
  if (!blob) throw new Error('the picture could not be encoded')
  return blob
}

export type SimPage = typeof api
Object.assign(window, { sim: api })
