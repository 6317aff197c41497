/**
 * What a capture thread keeps for clips: a ring of its source's own packets where those are H.264 or HEVC, else of the JPEGs that are
 * made anyway; and the clips that are being cut from it. Nothing of it waits, nothing is decoded or encoded for it. Of a recording
 * stream there are packets alone: each says when its picture was taken, instead of the frame that was decoded from it.
 */
import {
  AV_CODEC_ID_H264,
  AV_CODEC_ID_HEVC,
  AV_NOPTS_VALUE,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVJ420P,
  AV_PKT_DATA_NEW_EXTRADATA,
} from 'node-av/constants'
import type { Frame, Packet, Stream } from 'node-av/lib'
import { steadyMs } from '../../../clock'
import { PacketRing } from '../../clip/packet-ring'
import { createStreamClock, TICKS_PER_MS } from '../../clip/stream-clock'
import type { FromCapture, StreamRole, ToCapture } from '../capture-messages'
import { type SetWatch, watchSets } from '../film/sequence-sets'
import { cameraTimeOf } from './camera-time'
import { ClipCut, type CutPacket, type CutPicture } from './clip-cut'
import type { ClipPart, ClipStream } from './clip-messages'
import { timesOf } from './packet-times'
import { PendingPictures } from './pending-pictures'
import { sizeOf } from './picture-size'

/**
 * Of one camera: 20 s at 4 Mbit/s. Beside a recording stream, the one that is looked at is kept for when the other is lost: 16 s at
 * 1 Mbit/s.
 */
const MAX_RING_BYTES: Record<StreamRole, number> = { only: 10_000_000, recording: 10_000_000, beside: 2_000_000 }
/** Clips of one camera at once. */
const MAX_CUTS = 4
const MAX_PICTURES = 4_000
/** So many packets without a time: the stream has none, and JPEGs are kept instead. */
const MAX_TIMELESS = 100

const CODECS = new Map<number, ClipStream['codec']>([
  [AV_CODEC_ID_H264, 'h264'],
  [AV_CODEC_ID_HEVC, 'hevc'],
])

type Kept = CutPacket & { free(): void }
type Say = (message: Extract<FromCapture, { t: 'clip' }>, moved: ArrayBuffer[]) => void

export class CameraRecorder {
  private readonly ring: PacketRing<Kept>
  private readonly clock = createStreamClock()
  private readonly cuts: ClipCut[] = []
  private pictures: (CutPicture & { atMs: number })[] = []
  private readonly pending = new PendingPictures()
  /** Null: JPEGs are kept. */
  private source: { stream: Stream; sets: SetWatch | null } | null = null
  private stream: ClipStream | null = null
  /** Pictures shown before it are of another stream. */
  private streamFrom = Number.NEGATIVE_INFINITY
  private timeless = 0

  /** ringMs: how much is kept before an alert; null: nothing, and no clips are made. */
  constructor(
    private readonly say: Say,
    private ringMs: number | null,
    private readonly role: StreamRole = 'only',
  ) {
    this.ring = new PacketRing(ringMs ?? 0, MAX_RING_BYTES[role], (kept) => kept.free())
  }

  /** Whether packets are kept, not JPEGs. */
  get takesPackets(): boolean {
    return this.source !== null
  }

  /** Whether there is a whole picture that a clip could begin with. */
  get holdsPictures(): boolean {
    return this.ring.since !== null
  }

  /** The source was opened, or opened again. */
  opened(stream: Stream): void {
    const { codecId, format, width, height, extradata } = stream.codecpar
    const codec = CODECS.get(codecId)
    const plays = codec === 'hevc' || format === AV_PIX_FMT_YUV420P || format === AV_PIX_FMT_YUVJ420P
    this.clock.restart()
    this.pending.clear()
    this.timeless = 0
    if (!codec || !plays) {
      this.source = null
      return
    }
    this.source = { stream, sets: codec === 'mjpeg' ? null : watchSets(codec, extradata) }
    this.follow({ codec, width, height, extradata: extradata && Uint8Array.from(extradata) })
  }

  /** A packet as it is about to be decoded; left as it is. */
  packet(packet: Packet): void {
    const { source, stream } = this
    if (!source || !stream || this.ringMs === null) return
    const times = timesOf(packet, source.stream)
    if (!times) {
      if (++this.timeless > MAX_TIMELESS) this.source = null
      return
    }
    this.timeless = 0
    const atMs = steadyMs()
    const key = packet.isKeyframe
    const changes = key && source.sets !== null && this.followSets(packet, source.sets, stream)
    const placed = this.clock.place(times, atMs)
    if (changes) this.streamFrom = placed.pts
    const cameraMs = this.role === 'only' ? null : cameraTimeOf(packet)
    if (this.role !== 'recording') this.pending.expect(packet.pts, { pts: placed.pts, cameraMs })
    else if (key && this.stream?.width === 0) Object.assign(this.stream, sizeOf(packet, source.stream))
    const own = packet.clone()
    if (!own) return
    const bytes = () => Uint8Array.from(own.data ?? [])
    const taken = this.role === 'recording' && { taken: { cameraMs, cameMs: atMs } }
    this.keep({ ...placed, ...taken, key, atMs, bytes, free: () => own.free() }, packet.size)
  }

  /** Of a recording stream: it is gone, and with it what clips would go on with. */
  lost(): void {
    for (const cut of [...this.cuts]) this.end(cut, 'clip_stream_lost')
    this.ring.clear()
  }

  /** A picture as it was decoded. Returns when it was taken by the camera's clock, Unix ms; null when that is not known. */
  picture(
    frameId: number,
    frame: Pick<Frame, 'width' | 'height' | 'pts' | 'bestEffortTimestamp'>,
    atMs: number,
  ): number | null {
    if (!this.source || this.ringMs === null) return null
    // Its packet's own. The best guess may be a time of decoding, which with B-frames is that of another picture.
    const time = frame.pts === AV_NOPTS_VALUE ? frame.bestEffortTimestamp : frame.pts
    const known = this.pending.take(time)
    if (known === undefined) return null
    const { pts, cameraMs } = known
    if (this.stream?.width === 0 && pts >= this.streamFrom)
      Object.assign(this.stream, { width: frame.width, height: frame.height })
    this.noted(frameId, pts, atMs)
    return cameraMs
  }

  /** The same picture as a JPEG, copied where it is kept. */
  jpeg(frameId: number, size: { width: number; height: number }, jpeg: ArrayBuffer, atMs: number): void {
    if (this.ringMs === null || this.source) return
    const { stream } = this
    if (stream?.codec !== 'mjpeg' || stream.width !== size.width || stream.height !== size.height)
      this.follow({ codec: 'mjpeg', ...size, extradata: null })
    const ticks = Math.round(atMs * TICKS_PER_MS)
    const placed = this.clock.place({ pts: ticks, dts: ticks, duration: 0 }, atMs)
    const copy = new Uint8Array(jpeg.slice(0))
    this.keep({ ...placed, key: true, atMs, bytes: () => copy.slice(), free() {} }, copy.length)
    this.noted(frameId, placed.pts, atMs)
  }

  handle(message: Extract<ToCapture, { t: 'clip' | 'clip:extend' | 'ring' }>): void {
    if (message.t === 'ring') {
      this.ringMs = message.ringMs
      this.ring.keep(message.ringMs ?? 0)
      if (message.ringMs === null) this.ring.clear()
    } else if (message.t === 'clip:extend') {
      const cut = this.cuts.find(({ clipId }) => clipId === message.clipId)
      if (cut) cut.untilMs = Math.max(cut.untilMs, message.untilMs)
    } else {
      const { clipId, fromMs, untilMs } = message
      const cut = new ClipCut(clipId, fromMs, untilMs, (part) => this.tell(clipId, part), this.role !== 'recording')
      if (this.ringMs === null || this.cuts.length >= MAX_CUTS) cut.close('busy')
      else {
        this.cuts.push(cut)
        this.tryOpen(cut)
      }
    }
  }

  /** Ends clips whose time is over, whether pictures come or not. Of those that are held back in the decoder some are not heard of. */
  tick(nowMs: number): void {
    for (const cut of this.cuts.filter(({ untilMs }) => nowMs > untilMs)) this.end(cut)
  }

  /** The source is given up: what there is of clips is all there will be. */
  close(): void {
    for (const cut of [...this.cuts]) this.end(cut)
    this.ring.clear()
  }

  private end(cut: ClipCut, error?: Parameters<ClipCut['close']>[0]): void {
    this.cuts.splice(this.cuts.indexOf(cut), 1)
    cut.close(error ?? (cut.opened ? undefined : 'clip_no_pictures'))
  }

  private noted(frameId: number, pts: number, atMs: number): void {
    const since = this.ring.since
    this.pictures.push({ frameId, pts, atMs })
    // Now and then: it costs a copy.
    if (this.pictures.length > MAX_PICTURES) this.pictures = this.pictures.slice(-MAX_PICTURES / 2)
    while (since !== null && (this.pictures[0]?.atMs ?? since) < since) this.pictures.shift()
    for (const cut of this.cuts) {
      if (cut.opened) cut.decoded({ frameId, pts })
      else this.tryOpen(cut)
    }
    this.endWhole()
  }

  private keep(kept: Kept, bytes: number): void {
    this.ring.push({ atMs: kept.atMs, key: kept.key, bytes, payload: kept })
    for (const cut of this.cuts) {
      if (cut.opened) cut.next(kept)
      else if (this.role === 'recording') this.tryOpen(cut)
    }
    this.endWhole()
  }

  private endWhole(): void {
    for (const cut of this.cuts.filter(({ whole }) => whole)) this.end(cut)
  }

  /** Once there is a whole picture whose size is known. */
  private tryOpen(cut: ClipCut): void {
    if (!this.stream || this.stream.width === 0) return
    const packets = this.ring.from(cut.fromMs).map(({ payload }) => payload)
    if (packets.length > 0) cut.open(this.stream, packets, this.pictures)
  }

  /** A camera that changes its picture midway. The container has those sets alone that it began with. */
  private followSets(packet: Packet, sets: SetWatch, stream: ClipStream): boolean {
    const extra = packet.getSideData(AV_PKT_DATA_NEW_EXTRADATA)
    const data = packet.data
    if (!data || !sets.isNew(data, extra)) return false
    const extradata = extra ? Uint8Array.from(extra) : (sets.setsIn(data) ?? stream.extradata)
    this.follow({ ...stream, width: 0, height: 0, extradata })
    return true
  }

  /** What comes from now on is something else, unless it is the same after all: then clips go on. */
  private follow(stream: ClipStream): void {
    if (this.stream && isSame(this.stream, stream)) return
    this.stream = stream
    this.ring.clear()
    this.pictures = []
    for (const cut of this.cuts.filter(({ opened }) => opened)) this.end(cut, 'clip_changed')
  }

  private tell(clipId: string, part: ClipPart): void {
    this.say({ t: 'clip', clipId, part }, part.do === 'add' ? part.packets.map(({ bytes }) => bytes.buffer) : [])
  }
}

function isSame(a: ClipStream, b: ClipStream): boolean {
  const plain = ({ codec, width, height }: ClipStream) => `${codec} ${width} ${height}`
  return plain(a) === plain(b) && Buffer.from(a.extradata ?? []).equals(Buffer.from(b.extradata ?? []))
}
