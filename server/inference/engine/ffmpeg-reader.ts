/** Pictures of anything FFmpeg opens: as they come, or played by timestamp and from the start again. */
import { SourceFailure } from '../sources/failure'
import { isLiveFormat } from '../sources/http'
import type { OpenPlan } from '../sources/open-plan'
import { createPacer } from '../sources/pacer'
import { guarded, type PacketTap, PictureInput } from './picture-input'
import type { Captured, Reader, Waiter } from './reader-types'
import { begin } from './steps'

export function createFfmpegReader(plan: OpenPlan, waiter: Waiter, tap?: PacketTap): Reader {
  return guarded(plan, () => new FfmpegReader(plan, waiter, tap))
}

class FfmpegReader implements Reader {
  private input: PictureInput
  private readonly pacer = createPacer()
  private readonly paced: boolean
  private framesThisPass = 0

  constructor(
    private readonly plan: OpenPlan,
    private readonly waiter: Waiter,
    private readonly tap?: PacketTap,
  ) {
    this.input = new PictureInput(plan, tap)
    this.paced = plan.pace === 'paced' || (plan.pace === 'by-format' && !isLiveFormat(this.input.format))
  }

  next(): Captured | 'again' | null {
    return guarded(this.plan, () => {
      const frame = this.input.next()
      if (frame === null) return this.ended()
      this.framesThisPass++
      const wait = this.paced ? this.pacer.wait(this.input.timestampMs(frame), this.waiter.now()) : 0
      if (this.paced && !this.waiter.sleep(wait)) return 'again'
      return { frame }
    })
  }

  /** A film that ended is played again; a live source that ended is the caller's to reopen. */
  private ended(): 'again' | null {
    if (!this.paced) return null
    if (this.framesThisPass === 0) throw new SourceFailure('source_broken', 'there is no picture in it')
    this.framesThisPass = 0
    this.close()
    begin('open')
    this.input = new PictureInput(this.plan, this.tap)
    this.pacer.loop()
    return 'again'
  }

  close(): void {
    this.input.close()
  }
}
