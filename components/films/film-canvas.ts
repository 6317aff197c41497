/** Draws what a video shows now with the boxes of that very picture. */
import type { FilmChunk, FilmIndex } from '@/server/contract/film'
import { contain } from '@/server/overlay/contain'
import { drawOverlay, type ObjectName } from '@/server/overlay/draw'
import { toDrawn } from '@/server/overlay/film-objects'
import { pictureAt } from '@/server/overlay/find-picture'

export type Shot = {
  /** From the film's first picture, ms. */
  atMs: number
  /** Which picture of the film; null when it has none of this moment, or its piece is not here. */
  number: number | null
  objects: FilmChunk[number][2] | null
}

type Options = {
  index: FilmIndex | null
  pieceOf(atMs: number): { chunk: FilmChunk; first: number } | null
  boxes: boolean
  nameOf: ObjectName
}

/**
 * Picture and time are of one VideoFrame: what a callback tells can be one off under load. Browsers without it show the
 * video's own picture by the time that the callback told.
 */
export function drawShot(
  canvas: HTMLCanvasElement,
  video: HTMLVideoElement,
  toldMs: number,
  options: Options,
): Shot | null {
  const context = canvas.getContext('2d')
  if (!context || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
  const frame = frameOf(video)
  try {
    const atMs = frame ? frame.timestamp / 1000 : toldMs
    const source = {
      width: options.index?.width ?? video.videoWidth,
      height: options.index?.height ?? video.videoHeight,
    }
    const pixelRatio = window.devicePixelRatio || 1
    const { clientWidth: width, clientHeight: height } = canvas
    // Empties it as well.
    canvas.width = Math.round(width * pixelRatio)
    canvas.height = Math.round(height * pixelRatio)
    const placed = contain(canvas.width, canvas.height, source.width, source.height)
    context.drawImage(frame ?? video, placed.x, placed.y, placed.width, placed.height)
    const piece = options.pieceOf(atMs)
    const found = piece && pictureAt(piece.chunk, atMs)
    const objects = found?.picture[2] ?? null
    const labels = options.index?.labels ?? []
    if (objects && options.boxes) {
      const drawn = { ...source, objects: objects.map((object) => toDrawn(object, labels)) }
      drawOverlay(context, { width, height, pixelRatio }, drawn, { nameOf: options.nameOf, keypoints: true })
    }
    const number = found && piece ? piece.first + found.place : null
    // Said at once and not with the next rendering: whoever looks at the pixels finds what belongs to them.
    Object.assign(canvas.dataset, {
      ...{ at: atMs, number: number ?? '', measured: found?.picture[1] === 1 },
      box: objects?.[0] ? JSON.stringify(objects[0].slice(3, 7)) : '',
    })
    return { atMs, number, objects }
  } finally {
    frame?.close()
  }
}

function frameOf(video: HTMLVideoElement): VideoFrame | null {
  try {
    return new VideoFrame(video)
  } catch {
    return null
  }
}
