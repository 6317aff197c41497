/** How large the pictures of a stream are that is not decoded, where it does not say so: a recording stream that changed midway. */
import type { Packet, Stream } from 'node-av/lib'
import { Decoder } from '../decoder'

/** packet: a whole picture with its parameter sets. 0 x 0 when it cannot be decoded. Throws SourceFailure. */
export function sizeOf(packet: Packet, { codecpar }: Stream): { width: number; height: number } {
  const decoder = new Decoder(codecpar.codecId, codecpar)
  try {
    decoder.send(packet)
    decoder.send(null)
    const frame = decoder.receive()
    return typeof frame === 'string' || frame === null
      ? { width: 0, height: 0 }
      : { width: frame.width, height: frame.height }
  } finally {
    decoder.close()
  }
}
