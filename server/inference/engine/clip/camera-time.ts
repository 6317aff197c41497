/** The camera's own clock, as its sender reports have it. */
import { AV_PKT_DATA_PRFT } from 'node-av/constants'
import type { Packet } from 'node-av/lib'

/** AVProducerReferenceTime: microseconds, then flags. */
const BYTES = 8

/** When a packet's picture was taken by the clock of its camera, Unix ms; null when it does not tell. */
export function cameraTimeOf(packet: Pick<Packet, 'getSideData'>): number | null {
  const told = packet.getSideData(AV_PKT_DATA_PRFT)
  return told && told.length >= BYTES ? Number(told.readBigInt64LE(0)) / 1000 : null
}
