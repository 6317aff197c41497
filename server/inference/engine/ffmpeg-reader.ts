/** Frames of anything FFmpeg opens: as they come, or played by timestamp and from the start again. */
import { messageOf } from '../../errors'
import { SourceFailure } from '../sources/failure'
import { isLiveFormat } from '../sources/http'
import type { OpenPlan } from '../sources/open-plan'
import { createPacer } from '../sources/pacer'
import { redact } from '../sources/redact'
import { Decoder } from './decoder'
import { Demuxer } from './demuxer'
import type { Captured, Reader, Waiter } from './reader-types'
import { begin } from './steps'

/** Packets come but no picture for this long: the stream is broken. */
const NO_PICTURE_MS = 10_000

export function createFfmpegReader(plan: OpenPlan, waiter: Waiter): Reader {
  return guarded(plan, () => new FfmpegReader(plan, waiter))
}

class FfmpegReader implements Reader {
  private input: Opened
  private readonly pacer = createPacer()
  private readonly paced: boolean
  private framesThisPass = 0

  constructor(
    private readonly plan: OpenPlan,
    private readonly waiter: Waiter,
  ) {
    this.input = open(plan)
    this.paced = plan.pace === 'paced' || (plan.pace === 'by-format' && !isLiveFormat(this.input.demuxer.format))
  }

  next(): Captured | 'again' | null {
    return guarded(this.plan, () => {
      const frame = this.decode()
      if (frame === null) return this.ended()
      this.framesThisPass++
      if (this.paced && !this.waiter.sleep(this.pacer.wait(this.timestamp(frame), this.waiter.now()))) return 'again'
      return { frame }
    })
  }

  private decode(): Captured['frame'] | null {
    const { demuxer, decoder } = this.input
    const started = performance.now()
    for (;;) {
      begin('decode')
      const frame = decoder.receive()
      if (frame !== 'more') return frame
      if (performance.now() - started > NO_PICTURE_MS) {
        throw new SourceFailure('source_broken', 'data arrives but no picture can be decoded')
      }
      begin('read')
      const packet = demuxer.read()
      begin('decode')
      decoder.send(packet)
    }
  }

  /** A film that ended is played again; a live source that ended is the caller's to reopen. */
  private ended(): 'again' | null {
    if (!this.paced) return null
    if (this.framesThisPass === 0) throw new SourceFailure('source_broken', 'there is no picture in it')
    this.framesThisPass = 0
    this.close()
    begin('open')
    this.input = open(this.plan)
    this.pacer.loop()
    return 'again'
  }

  /** Milliseconds from the stream's own origin. */
  private timestamp(frame: Captured['frame']): number {
    const { num, den } = this.input.demuxer.stream.timeBase
    return (Number(frame.bestEffortTimestamp) * num * 1000) / den
  }

  close(): void {
    this.input.decoder.close()
    this.input.demuxer.close()
  }
}

type Opened = { demuxer: Demuxer; decoder: Decoder }

function open(plan: OpenPlan): Opened {
  const demuxer = new Demuxer(plan)
  try {
    const parameters = demuxer.stream.codecpar
    return { demuxer, decoder: new Decoder(parameters.codecId, parameters) }
  } catch (error) {
    demuxer.close()
    throw error
  }
}

/** Runs and makes sure that no failure carries a secret. */
function guarded<T>(plan: OpenPlan, run: () => T): T {
  try {
    return run()
  } catch (error) {
    const code = error instanceof SourceFailure ? error.code : 'source_broken'
    throw new SourceFailure(code, redact(messageOf(error), plan.secrets))
  }
}
