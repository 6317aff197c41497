/** The JPEGs of a folder as frames. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AV_CODEC_ID_MJPEG } from 'node-av/constants'
import { type Frame, Packet } from 'node-av/lib'
import { Decoder } from '../../server/inference/engine/decoder'

/**
 * Every picture of a folder, or at most `most`, evenly over the sorted names. A frame is valid until the next one.
 * Throws an Error when a file is not a JPEG.
 */
export function* openPictures(
  folder: string,
  most = Number.POSITIVE_INFINITY,
): Generator<{ name: string; frame: Frame }> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .sort()
  const step = Math.max(1, files.length / most)
  const decoder = new Decoder(AV_CODEC_ID_MJPEG, null)
  const packet = new Packet()
  packet.alloc()
  try {
    for (let at = 0; at < files.length; at += step) {
      const file = files[Math.floor(at)]!
      packet.data = readFileSync(path.join(folder, file))
      const frame = decoder.send(packet) ? decoder.receive() : null
      packet.unref()
      if (frame === null || frame === 'more') throw new Error(`${file}: not a JPEG`)
      yield { name: path.parse(file).name, frame }
    }
  } finally {
    packet.free()
    decoder.close()
  }
}
