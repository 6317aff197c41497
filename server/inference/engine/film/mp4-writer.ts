/**
 * One video stream into an MP4 file that browsers play. Made beside its name, and named when whole. Its index is at the end, where
 * browsers find it: at the front, the file would have to be written twice, which takes minutes for the largest.
 */
import { renameSync, rmSync } from 'node:fs'
import { AVFMT_NOFILE, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { type CodecParameters, FormatContext, type Packet, type Rational, type Stream } from 'node-av/lib'
import { check } from '../ffmpeg'
import { begin } from '../steps'

export class Mp4Writer {
  private readonly context = new FormatContext()
  private readonly stream: Stream
  private readonly partial: string
  private open = false
  bytes = 0

  /** describe: what is in the stream. Throws SourceFailure. */
  constructor(
    private readonly file: string,
    timeBase: Rational,
    describe: (parameters: CodecParameters) => void,
  ) {
    this.partial = `${file}.part`
    check(this.context.allocOutputContext2(null, 'mp4', this.partial), 'film file')
    try {
      this.stream = this.context.newStream()
      describe(this.stream.codecpar)
      this.stream.codecpar.codecType = AVMEDIA_TYPE_VIDEO
      // The container's own name for the codec.
      this.stream.codecpar.codecTag = 0
      this.stream.timeBase = timeBase
      if (!this.context.oformat?.hasFlags(AVFMT_NOFILE)) check(this.context.openOutputSync(), 'film file')
      this.open = true
      check(this.context.writeHeaderSync(null), 'film file')
    } catch (error) {
      this.discard()
      throw error
    }
  }

  /** from: the time base of the packet's times. The packet is empty afterwards. Throws SourceFailure. */
  write(packet: Packet, from: Rational): void {
    this.bytes += packet.size
    packet.streamIndex = this.stream.index
    packet.rescaleTs(from, this.stream.timeBase)
    check(this.context.interleavedWriteFrameSync(packet), 'film file')
  }

  /** Throws SourceFailure. */
  finish(): void {
    begin('picture')
    check(this.context.writeTrailerSync(), 'film file')
    this.context.closeOutputSync()
    this.open = false
    this.context.freeContext()
    renameSync(this.partial, this.file)
  }

  /** Nothing of it is left. */
  discard(): void {
    if (this.open) this.context.closeOutputSync()
    this.open = false
    this.context.freeContext()
    rmSync(this.partial, { force: true })
  }
}
