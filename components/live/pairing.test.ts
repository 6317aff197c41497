import { expect, it } from 'vitest'
import { createPairing, readResult } from './pairing'

const encode = (value: unknown) => new Uint8Array(new TextEncoder().encode(JSON.stringify(value)))
const part = (type: string, camera: string, frame: number, body = encode({ frame_index: frame })) => ({
  headers: new Map([
    ['content-type', type],
    ['x-camera-id', camera],
    ['x-frame-id', String(frame)],
    ['x-timestamp', String(1000 + frame)],
  ]),
  body,
})
const result = (camera: string, frame: number) => part('application/json', camera, frame)
const jpeg = (camera: string, frame: number) => part('image/jpeg', camera, frame, new Uint8Array([255, 216]))

function run(parts: ReturnType<typeof part>[]): string[] {
  const pairing = createPairing()
  return parts.flatMap((p) => {
    const picture = pairing.accept(p)
    return picture ? [`${picture.cameraId}${readResult(picture).frame_index}@${picture.capturedAt}`] : []
  })
}

it.each([
  ['result then JPEG', [result('a', 1), jpeg('a', 1)], ['a1@1001']],
  ['two cameras interleaved', [result('a', 1), result('b', 7), jpeg('a', 1), jpeg('b', 7)], ['a1@1001', 'b7@1007']],
  ['a JPEG of another frame', [result('a', 1), jpeg('a', 2)], []],
  ['a JPEG without a result', [jpeg('a', 1)], []],
  ['a result is used once', [result('a', 1), jpeg('a', 1), jpeg('a', 1)], ['a1@1001']],
  ['only the newest result waits', [result('a', 1), result('a', 2), jpeg('a', 2)], ['a2@1002']],
  [
    'an empty keep-alive between',
    [result('a', 1), { headers: new Map(), body: encode('') }, jpeg('a', 1)],
    ['a1@1001'],
  ],
])('%s', (_name, parts, expected) => {
  expect(run(parts)).toEqual(expected)
})
