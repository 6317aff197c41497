/** Frames from the JPEGs that a browser sends. */
import { AV_CODEC_ID_MJPEG } from 'node-av/constants'
import { Packet } from 'node-av/lib'
import { Decoder } from './decoder'
import type { Captured, Reader, Waiter, WebcamInbox } from './reader-types'
import { begin } from './steps'

/** How long one look waits; a message wakes it at once. */
const LOOK_MS = 250
/** Without a picture for this long the page is gone. */
const SILENCE_MS = 5_000

export function createWebcamReader(inbox: WebcamInbox, waiter: Waiter): Reader {
  const packet = new Packet()
  packet.alloc()
  let decoder: Decoder | null = null
  let lastPicture = Number.NEGATIVE_INFINITY

  const decode = (jpeg: Uint8Array): Captured['frame'] | null => {
    // A broken picture must not spoil the next one: each failure gets a fresh decoder.
    begin('decode')
    decoder ??= new Decoder(AV_CODEC_ID_MJPEG, null)
    packet.data = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
    const frame = decoder.send(packet) ? decoder.receive() : null
    packet.unref()
    if (frame !== null && frame !== 'more') return frame
    decoder.close()
    decoder = null
    return null
  }

  return {
    next(): Captured | 'again' | 'waiting' {
      const picture = inbox.take()
      if (!picture) {
        waiter.idle(LOOK_MS)
        return performance.now() - lastPicture > SILENCE_MS ? 'waiting' : 'again'
      }
      lastPicture = performance.now()
      const frame = decode(picture.jpeg)
      return frame ? { frame, at: picture.at } : 'again'
    },
    close() {
      decoder?.close()
      packet.free()
    },
  }
}
