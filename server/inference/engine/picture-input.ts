/** Pictures of anything FFmpeg opens, one after the other, as fast as they can be read. */
import type { Frame, Packet, Stream } from 'node-av/lib'
import { messageOf } from '../../message-of'
import { SourceFailure } from '../sources/failure'
import type { OpenPlan } from '../sources/open-plan'
import { redact } from '../sources/redact'
import { Decoder } from './decoder'
import { Demuxer } from './demuxer'
import { begin } from './steps'

/** Packets come but no picture for this long: the stream is broken. */
const NO_PICTURE_MS = 10_000

/** Sees what goes into the decoder. */
export type PacketTap = { opened(stream: Stream): void; packet(packet: Packet): void }

export class PictureInput {
  private readonly demuxer: Demuxer
  private readonly decoder: Decoder

  /** Throws SourceFailure. */
  constructor(
    plan: OpenPlan,
    private readonly tap?: PacketTap,
  ) {
    this.demuxer = new Demuxer(plan)
    try {
      const parameters = this.demuxer.stream.codecpar
      this.decoder = new Decoder(parameters.codecId, parameters)
    } catch (error) {
      this.demuxer.close()
      throw error
    }
    tap?.opened(this.demuxer.stream)
  }

  get format(): string {
    return this.demuxer.format
  }

  /** What the container says, ms; 0 when it does not. */
  get durationMs(): number {
    return this.demuxer.durationMs
  }

  /** The next picture, valid until the next call; null after the last. Throws SourceFailure. */
  next(): Frame | null {
    const started = performance.now()
    for (;;) {
      begin('decode')
      const frame = this.decoder.receive()
      if (frame !== 'more') return frame
      if (performance.now() - started > NO_PICTURE_MS) {
        throw new SourceFailure('source_broken', 'data arrives but no picture can be decoded')
      }
      begin('read')
      const packet = this.demuxer.read()
      begin('decode')
      if (packet) this.tap?.packet(packet)
      this.decoder.send(packet)
    }
  }

  /** Pictures go on from the whole one at or before a time of the stream, ms. Throws SourceFailure. */
  seek(ms: number): void {
    begin('read')
    this.demuxer.seek(ms)
    this.decoder.flush()
  }

  /** Of a picture of this input: milliseconds from the stream's own origin. */
  timestampMs(frame: Frame): number {
    const { num, den } = this.demuxer.stream.timeBase
    return (Number(frame.bestEffortTimestamp) * num * 1000) / den
  }

  close(): void {
    this.decoder.close()
    this.demuxer.close()
  }
}

/** Runs and makes sure that what goes wrong is a SourceFailure and carries no secret. */
export function guarded<T>(plan: Pick<OpenPlan, 'secrets'>, run: () => T): T {
  try {
    return run()
  } catch (error) {
    const code = error instanceof SourceFailure ? error.code : 'source_broken'
    throw new SourceFailure(code, redact(messageOf(error), plan.secrets))
  }
}
