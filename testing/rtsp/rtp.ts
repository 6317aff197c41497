/** Units of a coded film as RTP carries them: RFC 6184 for H.264, RFC 7798 for HEVC. Pure. */
import type { CodedFilm } from './coded-film'

const MOST_BYTES = 1_400
const PIECES = { h264: 28, hevc: 49 } as const
const BEGINS = 0x80
const ENDS = 0x40

const typeOf = (unit: Buffer, hevc: boolean) => (hevc ? ((unit[0] ?? 0) >> 1) & 63 : (unit[0] ?? 0) & 31)

/** A unit as it is, or in pieces where it is too long for a packet. */
export function toPayloads(unit: Buffer, hevc: boolean): Buffer[] {
  if (unit.length <= MOST_BYTES) return [unit]
  const head = hevc ? 2 : 1
  const payloads: Buffer[] = []
  for (let at = head; at < unit.length; at += MOST_BYTES) {
    const piece = unit.subarray(at, at + MOST_BYTES)
    const about = (at === head ? BEGINS : 0) | (at + piece.length >= unit.length ? ENDS : 0) | typeOf(unit, hevc)
    const [first = 0, second = 0] = unit
    const own = hevc ? [(first & 0x81) | (PIECES.hevc << 1), second, about] : [(first & 0xe0) | PIECES.h264, about]
    payloads.push(Buffer.concat([Buffer.from(own), piece]))
  }
  return payloads
}

/** Between 1900 and 1970, s. */
const NTP_EPOCH = 2_208_988_800

/** Which moment of the camera's clock (Unix ms) a stream's time stands for: RFC 3550, 6.4.1. */
export function senderReport(wallMs: number, time: number): Buffer {
  const report = Buffer.alloc(28)
  report.set([0x80, 200, 0, 6])
  report.writeUInt32BE(1, 4)
  report.writeUInt32BE(Math.floor(wallMs / 1000) + NTP_EPOCH, 8)
  report.writeUInt32BE(Math.floor(((wallMs % 1000) / 1000) * 2 ** 32), 12)
  report.writeUInt32BE(time >>> 0, 16)
  return report
}

/** What SDP says of a stream: the parameter sets of its first picture. */
export function parametersOf({ hevc, pictures }: CodedFilm): string {
  const set = (type: number) => pictures[0]?.units.find((unit) => typeOf(unit, hevc) === type)?.toString('base64') ?? ''
  if (hevc) return `sprop-vps=${set(32)};sprop-sps=${set(33)};sprop-pps=${set(34)}`
  const profile = Buffer.from(set(7), 'base64').subarray(1, 4).toString('hex')
  return `packetization-mode=1;profile-level-id=${profile};sprop-parameter-sets=${set(7)},${set(8)}`
}
