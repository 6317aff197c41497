/** Times of FFmpeg's packets as ticks of 90 kHz. */
import { AV_NOPTS_VALUE } from 'node-av/constants'
import type { Packet, Stream } from 'node-av/lib'
import { type Placed, TICKS_PER_MS } from '../../clip/stream-clock'

/**
 * Null for a packet that does not say when it is shown. Live sources leave the time of decoding out at first: without
 * pictures that are shown in another order it is the same.
 */
export function timesOf({ pts, dts, duration }: Packet, { timeBase: { num, den }, codecpar }: Stream): Placed | null {
  const reorders = codecpar.videoDelay > 0
  const shown = isTime(pts) ? pts : reorders ? null : dts
  const decoded = isTime(dts) ? dts : reorders ? null : pts
  if (shown === null || decoded === null || !isTime(shown) || !isTime(decoded)) return null
  const ticks = (time: bigint) => Math.round((Number(time) * num * 1000 * TICKS_PER_MS) / den)
  return { pts: ticks(shown), dts: ticks(decoded), duration: Math.max(0, ticks(duration)) }
}

/** FFmpeg's "no time" and what RTSP makes of it by adding to it. */
const isTime = (time: bigint) => time !== AV_NOPTS_VALUE && time > -(2n ** 62n)
