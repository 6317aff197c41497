/**
 * Pictures of a film as JPEGs, to look at what a model makes of them (detect.ts, draw.py).
 *
 * Usage: npx tsx models/training/film-pictures.ts FILM OUT_FOLDER [SECONDS]
 * One picture every SECONDS (5) of the film, named by its number in the film.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Decoder } from '../../server/inference/engine/decoder'
import { Demuxer } from '../../server/inference/engine/demuxer'
import { JpegEncoder } from '../../server/inference/engine/jpeg-encoder'

const [film, out, seconds = '5'] = process.argv.slice(2)
if (!film || !out) throw new Error('usage: film-pictures.ts FILM OUT_FOLDER [SECONDS]')
mkdirSync(out, { recursive: true })

const demuxer = new Demuxer({ url: path.resolve(film), options: {}, pace: 'live', secrets: [] })
const decoder = new Decoder(demuxer.stream.codecpar.codecId, demuxer.stream.codecpar)
const encoder = new JpegEncoder()
const { num, den } = demuxer.stream.avgFrameRate
const every = Math.max(1, Math.round((Number(seconds) * num) / den))
for (let number = 0, frame = decoder.receive(); frame !== null; frame = decoder.receive()) {
  if (frame === 'more') {
    decoder.send(demuxer.read())
    continue
  }
  if (number % every === 0) {
    const name = `${String(number).padStart(6, '0')}.jpg`
    writeFileSync(path.join(out, name), new Uint8Array(encoder.encode(frame)))
  }
  number++
}
encoder.close()
decoder.close()
demuxer.close()
