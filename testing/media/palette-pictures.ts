/** Pictures with a palette, as a web server, a folder or a hostile page may give them: left half red, right half green. */
import { crc32, deflateSync } from 'node:zlib'
import { AV_PIX_FMT_GRAY8 } from 'node-av/constants'
import { Codec, CodecContext, FFmpegError, Frame, Packet, Rational } from 'node-av/lib'
import { GREEN, RED } from './draw-picture'

/** Rows of palette indices: 0 left, 1 right. */
function rows(width: number, height: number, before: number): Buffer {
  const row = Buffer.alloc(before + width)
  row.fill(1, before + (width >> 1))
  return Buffer.concat(Array.from({ length: height }, () => row))
}

export function palettePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits an index, colours from the palette.
  header.set([8, 3], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([...RED, ...GREEN])),
    chunk('IDAT', deflateSync(rows(width, height, 1))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  const sum = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** width: a multiple of 4, so that rows need no padding. */
export function paletteBmp(width: number, height: number): Buffer {
  const header = Buffer.alloc(54)
  const pixels = rows(width, height, 0)
  const palette = Buffer.alloc(4 * 256)
  palette.set([...RED].reverse(), 0)
  palette.set([...GREEN].reverse(), 4)
  const start = header.length + palette.length
  header.write('BM', 'latin1')
  header.writeUInt32LE(start + pixels.length, 2)
  header.writeUInt32LE(start, 10)
  header.writeUInt32LE(40, 14)
  header.writeInt32LE(width, 18)
  header.writeInt32LE(height, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(8, 28)
  header.writeUInt32LE(256, 46)
  return Buffer.concat([header, palette, pixels])
}

/** Begins like any JPEG; a palette follows the frame header (marker LSE, kind 2). */
export function paletteJpegLs(width: number, height: number): Buffer {
  const plain = encodeJpegLs(rows(width, height, 0), width, height)
  const frameHeader = plain.indexOf(Buffer.of(0xff, 0xf7))
  const after = frameHeader + 2 + plain.readUInt16BE(frameHeader + 2)
  const table = Buffer.alloc(3 * 256)
  table.set([...RED, ...GREEN])
  const marker = Buffer.of(0xff, 0xf8, 0, 0, 2, 1, 3)
  marker.writeUInt16BE(5 + table.length, 2)
  return Buffer.concat([plain.subarray(0, after), marker, table, plain.subarray(after)])
}

function encodeJpegLs(pixels: Buffer, width: number, height: number): Buffer {
  const encoder = Codec.findEncoderByName('jpegls' as Parameters<typeof Codec.findEncoderByName>[0])
  const codec = new CodecContext()
  codec.allocContext3(encoder)
  codec.width = width
  codec.height = height
  codec.pixelFormat = AV_PIX_FMT_GRAY8
  codec.timeBase = new Rational(1, 25)
  FFmpegError.throwIfError(codec.open2Sync(encoder, null))
  const frame = new Frame()
  frame.alloc()
  frame.format = AV_PIX_FMT_GRAY8
  frame.width = width
  frame.height = height
  FFmpegError.throwIfError(frame.getBuffer(0))
  const [luma] = frame.data as [Buffer]
  const [stride] = frame.linesize as [number]
  for (let y = 0; y < height; y++) luma.set(pixels.subarray(y * width, (y + 1) * width), y * stride)
  FFmpegError.throwIfError(codec.sendFrameSync(frame))
  codec.sendFrameSync(null)
  const packet = new Packet()
  packet.alloc()
  FFmpegError.throwIfError(codec.receivePacketSync(packet))
  const bytes = Buffer.from(packet.data ?? [])
  packet.free()
  frame.free()
  codec.freeContext()
  return bytes
}
