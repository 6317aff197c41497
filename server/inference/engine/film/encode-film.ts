/** The pictures of a film, decoded and encoded again as H.264, all of one size. */
import type { Frame } from 'node-av/lib'
import type { Say } from '../../../workshop/messages'
import type { MadeFilm } from '../../film/tasks'
import { SourceFailure } from '../../sources/failure'
import type { OpenPlan } from '../../sources/open-plan'
import { PictureInput } from '../picture-input'
import { FilmEncoder } from './film-encoder'
import { checkLimits, share } from './film-limits'

/** Of a picture whose times say nothing. */
const USUAL_MS = 40

/** A picture in the place of another, valid until the next one. atMs: its time in the source. */
type Change = (frame: Frame, atMs: number) => Frame

/** Throws SourceFailure, and what `change` throws. */
export async function encodeFilm(
  plan: OpenPlan,
  target: string,
  say: Say,
  change: Change = (frame) => frame,
): Promise<MadeFilm> {
  const input = new PictureInput(plan)
  let encoder: FilmEncoder | null = null
  try {
    let first: number | null = null
    let last = { atMs: 0, frameMs: USUAL_MS }
    let pictures = 0
    for (let frame = input.next(); frame !== null; frame = input.next()) {
      const timestamp = input.timestampMs(frame)
      first ??= timestamp
      if (pictures > 0) last = following(last, timestamp - first)
      encoder ??= new FilmEncoder(target, frame)
      pictures++
      checkLimits({ atMs: last.atMs + last.frameMs, pictures, bytes: encoder.bytes })
      encoder.add(change(frame, timestamp), last)
      await say({ progress: share(last.atMs, input.durationMs) })
    }
    if (!encoder) throw new SourceFailure('source_broken', 'there is no picture in it')
    const { width, height } = encoder
    encoder.finish()
    encoder = null
    return { width, height, pictures, durationMs: last.atMs + last.frameMs }
  } finally {
    encoder?.discard()
    input.close()
  }
}

/** Times that do not go on, or jump by more than a film may last, are no times: the picture comes one later. */
function following({ atMs, frameMs }: { atMs: number; frameMs: number }, claimed: number) {
  const step = claimed - atMs
  const fits = step >= 1 && Number.isFinite(step)
  return fits ? { atMs: claimed, frameMs: step } : { atMs: atMs + frameMs, frameMs }
}
