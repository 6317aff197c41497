/** One clip in the recorder thread: its packets and what was found in them into the clip's folder, as they come. */
import { appendFileSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import type { ErrorCode } from '../../../contract/errors'
import { isDiskFull } from '../../../errors'
import { messageOf } from '../../../message-of'
import { type ClipEnd, NO_CLIP } from '../../clip/clip-end'
import { clipPath, rawPath, trackPath } from '../../clip/folder'
import type { ClipResult } from '../../clip/join-track'
import type { ClipMoment } from '../../clip/match-streams'
import { TICKS_PER_MS } from '../../clip/stream-clock'
import { finishTrack, type TrackLine, toLine } from '../../clip/track-file'
import { SourceFailure } from '../../sources/failure'
import { ClipFile } from './clip-file'
import type { ClipPart, ClipStream } from './clip-messages'
import { readBack } from './read-back'

export class RecordedClip {
  private file: ClipFile | null = null
  private problem: Pick<ClipEnd, 'error' | 'detail'> | null = null

  constructor(
    private readonly folder: string,
    private readonly stream: ClipStream,
  ) {
    this.guarded(() => {
      mkdirSync(folder, { recursive: true })
      this.note({ size: { width: stream.width, height: stream.height } })
      this.file = new ClipFile(rawPath(folder), stream)
    })
  }

  add({ packets, pictures }: Extract<ClipPart, { do: 'add' }>): void {
    this.guarded(() => {
      for (const packet of packets) this.file?.write(packet)
      if (pictures.length > 0) this.note({ pictures })
      const moments = packets.flatMap(({ pts, taken }): ClipMoment[] =>
        taken ? [[pts, taken.cameraMs, taken.cameMs]] : [],
      )
      if (moments.length > 0) this.note({ moments })
    })
  }

  result(result: ClipResult): void {
    this.guarded(() => this.note({ result }))
  }

  /** error: why it ends before its time. What can be played then is kept all the same. */
  end(error?: ErrorCode): ClipEnd {
    this.guarded(() => this.file?.finish())
    this.file?.close()
    const problem = this.problem ?? (error === undefined ? {} : { error })
    try {
      return { ...this.made(), ...problem }
    } catch (cause) {
      rmSync(this.folder, { recursive: true, force: true })
      return { ...NO_CLIP, error: codeOf(cause), detail: messageOf(cause), ...problem }
    }
  }

  private made(): ClipEnd {
    const { folder, stream, file } = this
    // A file that was not closed says itself how much of it can be played.
    const { pictures, endTicks, shown } = this.problem || !file ? readBack(rawPath(folder)) : file
    if (pictures === 0) {
      rmSync(folder, { recursive: true, force: true })
      return NO_CLIP
    }
    const durationMs = endTicks / TICKS_PER_MS
    const facts = {
      firstMs: null,
      width: stream.width,
      height: stream.height,
      pictures,
      durationMs,
      bytes: file?.bytes ?? 0,
    }
    if (stream.codec !== 'h264') return { made: stream.codec === 'hevc' ? 'coded' : 'raw', ...facts }
    finishTrack(folder, { fromZero: false, untilMs: durationMs, shown })
    renameSync(rawPath(folder), clipPath(folder))
    return { made: 'clip', ...facts }
  }

  /** At once: a process that is killed leaves a fragment of the film, and what was found in it. */
  private note(line: TrackLine): void {
    appendFileSync(trackPath(this.folder), toLine(line))
  }

  /** After the first failure nothing more is written: what is there stays as it is. */
  private guarded(write: () => void): void {
    if (this.problem) return
    try {
      write()
    } catch (error) {
      this.problem = { error: codeOf(error), detail: messageOf(error) }
    }
  }
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof SourceFailure) return error.code
  return isDiskFull(error) ? 'disk_full' : 'internal'
}
