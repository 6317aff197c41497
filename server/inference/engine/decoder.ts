/** Compressed packets to frames, one thread, nothing buffered beyond what the codec needs. */
import { AV_OPT_TYPE_INT64, type AVCodecID, AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants'
import { Codec, CodecContext, type CodecParameters, Frame, type Packet } from 'node-av/lib'
import { SourceFailure } from '../sources/failure'
import { check } from './ffmpeg'

/** Up to 8K; more is an attack or a broken header, not a camera. */
export const MAX_PIXELS = 36_000_000

export class Decoder {
  private readonly codec = new CodecContext()
  private readonly frame = new Frame()

  /** Throws SourceFailure source_codec. */
  constructor(codecId: AVCodecID, parameters: CodecParameters | null) {
    const decoder = Codec.findDecoder(codecId)
    if (!decoder) throw new SourceFailure('source_codec', `no decoder for codec ${codecId}`)
    this.codec.allocContext3(decoder)
    try {
      if (parameters) check(this.codec.parametersToContext(parameters), 'decoder')
      this.codec.threadCount = 1
      this.codec.setOption('max_pixels', BigInt(MAX_PIXELS), AV_OPT_TYPE_INT64)
      // Options one by one: a Dictionary given to open2Sync is used after it was freed.
      if (this.codec.open2Sync(decoder, null) < 0) throw new SourceFailure('source_codec', 'the decoder does not open')
    } catch (error) {
      this.codec.freeContext()
      throw error
    }
    this.frame.alloc()
  }

  /** The next frame, 'more' when it wants a packet, null after the end. Throws SourceFailure source_broken. */
  receive(): Frame | 'more' | null {
    const result = this.codec.receiveFrameSync(this.frame)
    if (result >= 0) return this.frame
    if (result === AVERROR_EAGAIN) return 'more'
    if (result === AVERROR_EOF) return null
    throw new SourceFailure('source_broken', 'the decoder gave up')
  }

  /** False when the packet was unusable. null: no more will come. */
  send(packet: Packet | null): boolean {
    return this.codec.sendPacketSync(packet) >= 0
  }

  /** Ready for packets again after the end. */
  flush(): void {
    this.codec.flushBuffers()
  }

  close(): void {
    this.frame.free()
    this.codec.freeContext()
  }
}
