import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { createRandom } from '../../../testing/onnx/random'
import { AppError } from '../../errors'
import { decodePicture } from './decode'
import { encodePicture } from './encode'

const folder = mkdtempSync(path.join(tmpdir(), 'sightline-decode-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const COLOUR = [128, 64, 32] as const
const WIDTH = 40
const HEIGHT = 24
const plain = () => sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#804020' } })

let count = 0
function open(bytes: Uint8Array) {
  const file = path.join(folder, String(count++))
  writeFileSync(file, bytes)
  return decodePicture(file)
}
const code = (bytes: Uint8Array) =>
  open(bytes).then(
    () => 'opened',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

const withAlpha = () =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: { r: 128, g: 64, b: 32, alpha: 1 } } })
const CMYK = () => plain().toColourspace('cmyk').jpeg()
const KINDS: [string, () => Sharp, tolerance?: number][] = [
  ['a palette', () => plain().png({ palette: true })],
  ['16 bits', () => plain().toColourspace('rgb16').png()],
  ['transparency', () => withAlpha().png()],
  ['JPEG', () => plain().jpeg(), 3],
  ['progressive JPEG', () => plain().jpeg({ progressive: true }), 3],
  ['WebP', () => plain().webp(), 4],
  ['TIFF', () => plain().tiff()],
  ['GIF', () => plain().gif()],
  ['AVIF', () => plain().avif(), 6],
  ['interlaced PNG', () => plain().png({ progressive: true })],
]

describe('pictures of every kind become red, green and blue', () => {
  test.each(KINDS)('%s', async (_kind, make, tolerance = 1) => {
    const { width, height, data } = await open(await make().toBuffer())
    expect([width, height, data.length]).toEqual([WIDTH, HEIGHT, WIDTH * HEIGHT * 3])
    COLOUR.forEach((value, i) => void expect(Math.abs((data[i] ?? 0) / 256 - value)).toBeLessThanOrEqual(tolerance))
  })

  test('grey', async () => {
    for (const make of [plain().greyscale(), plain().greyscale().toColourspace('grey16')]) {
      const { data } = await open(await make.png().toBuffer())
      expect(data.length).toBe(WIDTH * HEIGHT * 3)
      expect(new Set(data).size).toBe(1)
    }
  })

  test('CMYK keeps its hue', async () => {
    const { data } = await open(await CMYK().toBuffer())
    const [red = 0, green = 0, blue = 0] = data
    expect([red > green, green > blue, Math.abs(red / 256 - 128) < 12]).toEqual([true, true, true])
  })

  test('a picture that was taken sideways is turned upright', async () => {
    const { width, height } = await open(await plain().withMetadata({ orientation: 6 }).jpeg().toBuffer())
    expect([width, height]).toEqual([HEIGHT, WIDTH])
  })
})

/** A PNG whose header says anything; its pixels are a few zeros. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    const checked = Buffer.concat([Buffer.from(type, 'latin1'), body])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(checked))
    return Buffer.concat([length, checked, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(100))), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ -1) >>> 0
}

describe('what cannot be opened is refused with its reason', () => {
  test('bombs and lying headers', async () => {
    expect(await code(png(100_000, 100_000))).toBe('picture_too_large')
    expect(await code(png(1_000, 1_000))).toBe('picture_damaged')
    const jpeg = await plain().jpeg().toBuffer()
    const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    jpeg.writeUInt16BE(65_000, at + 5)
    jpeg.writeUInt16BE(65_000, at + 7)
    expect(await code(jpeg)).toBe('picture_too_large')
  })

  test('half a picture', async () => {
    const noise = sharp({
      create: {
        width: 300,
        height: 200,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
    for (const whole of [await noise.clone().jpeg().toBuffer(), await noise.clone().png().toBuffer()]) {
      expect(await code(whole)).toBe('opened')
      expect(await code(whole.subarray(0, whole.length / 2))).toBe('picture_damaged')
    }
  })

  test('what is no picture, whatever it is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="/etc/passwd"/></svg>'
    for (const text of [svg, '', 'hello', '%PDF-1.4', 'BM', '\x1aE\xdf\xa3']) {
      expect(await code(Buffer.from(text, 'latin1'))).toBe('picture_unknown')
    }
  })

  test('500 damaged files are opened or refused, and nothing else happens', async () => {
    const whole = await Promise.all([...KINDS.map(([, make]) => make()), CMYK()].map((made) => made.toBuffer()))
    const random = createRandom(7)
    const seen = new Set<string>()
    for (let i = 0; i < 500; i++) {
      const bytes = Buffer.from(whole[i % whole.length] as Buffer)
      for (let n = random.below(8); n >= 0; n--) bytes[random.below(bytes.length)] = random.below(256)
      seen.add(await code(random.below(4) === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes))
    }
    expect([...seen].sort()).toEqual(
      ['opened', 'picture_damaged', 'picture_too_large', 'picture_unknown'].filter((known) => seen.has(known)),
    )
    expect(seen.has('picture_damaged') && seen.has('opened')).toBe(true)
  })
})

test('what is to be known of a result is inside its file, in every format', async () => {
  const picture = { width: 4, height: 2, data: new Uint16Array(24).fill(30_000) }
  const note = { description: 'Not evidence.', comment: '{"nodes":[]}' }
  for (const format of ['png', 'jpeg', 'webp'] as const) {
    const { exif, format: found } = await sharp(await encodePicture(picture, format, note)).metadata()
    expect(found).toBe(format)
    expect(exif?.toString('latin1')).toContain(note.description)
    expect(exif?.toString('latin1')).toContain(note.comment)
  }
})
