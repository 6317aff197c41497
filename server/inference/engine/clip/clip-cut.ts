/** One clip as it is cut from a camera's packets: from the first whole picture it was given, until its time is over. Pure. */
import type { ErrorCode } from '../../../contract/errors'
import type { ClipPicture } from '../../clip/join-track'
import type { ClipPacket, ClipPart, ClipStream } from './clip-messages'

/** A packet on the camera's own time line. atMs: when it came; bytes: called when they are needed. */
export type CutPacket = Omit<ClipPacket, 'bytes'> & { atMs: number; bytes(): Uint8Array<ArrayBuffer> }
/** A decoded picture on the same. */
export type CutPicture = { frameId: number; pts: number }

export class ClipCut {
  private first: { pts: number } | null = null
  /** Of its last picture, and of the last one that was decoded, when they are shown. */
  private shownTo = Number.NEGATIVE_INFINITY
  private decodedTo = Number.NEGATIVE_INFINITY
  private sealed = false

  constructor(
    readonly clipId: string,
    readonly fromMs: number,
    public untilMs: number,
    private readonly say: (part: ClipPart) => void,
    /** Its packets are decoded as well, and `decoded` is told. */
    private readonly decodes = true,
  ) {}

  get opened(): boolean {
    return this.first !== null
  }

  /** No more packets belong to it, and what a decoder held back of them has come. */
  get whole(): boolean {
    return this.sealed && (!this.decodes || this.decodedTo >= this.shownTo)
  }

  /**
   * The next packet comes. After its time none belongs to it any more, but those that are shown before a picture which it has:
   * B-frames come after what they lie before.
   */
  next(packet: CutPacket): void {
    if (packet.atMs > this.untilMs && packet.pts > this.shownTo) this.sealed = true
    if (!this.sealed) this.add([packet])
  }

  /** A picture was decoded, in the order in which they are shown. */
  decoded(picture: CutPicture): void {
    if (!this.sealed || picture.pts <= this.shownTo) this.add([], [picture])
    this.decodedTo = Math.max(this.decodedTo, picture.pts)
  }

  /** packets: the first of them a whole picture. */
  open(stream: ClipStream, packets: readonly CutPacket[], pictures: readonly CutPicture[]): void {
    const [first] = packets
    if (!first) return
    this.first = { pts: first.pts }
    this.say({ do: 'open', stream, firstMs: first.atMs })
    this.add(packets, pictures)
  }

  /** What is shown before the first whole picture cannot be decoded, and is left out. */
  private add(packets: readonly CutPacket[], pictures: readonly CutPicture[] = []): void {
    const { first } = this
    if (!first) return
    for (const { pts } of packets) this.shownTo = Math.max(this.shownTo, pts)
    for (const { pts } of pictures) this.decodedTo = Math.max(this.decodedTo, pts)
    const isShown = ({ pts }: { pts: number }) => pts >= first.pts
    this.say({
      do: 'add',
      packets: packets.filter(isShown).map(({ key, pts, dts, duration, taken, bytes }) => ({
        ...{ key, duration, pts: pts - first.pts, dts: dts - first.pts },
        ...(taken && { taken }),
        bytes: bytes(),
      })),
      pictures: pictures.filter(isShown).map(({ frameId, pts }): ClipPicture => [frameId, pts - first.pts]),
    })
  }

  close(error?: ErrorCode): void {
    this.say({ do: 'close', ...(error === undefined ? {} : { error }) })
  }
}
