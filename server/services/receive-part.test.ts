import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { AppError } from '../errors'
import { sizeOf } from './alerts/safe-file'
import { receivePart } from './receive-part'

const folder = mkdtempSync(path.join(tmpdir(), 'parts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let n = 0
const fresh = () => path.join(folder, `file-${n++}`)

const whole = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyz')
async function* chunks(...all: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all
}
const bytes = whole.length
const heads: string[] = []
const check = (head: Uint8Array) => {
  heads.push(Buffer.from(head).toString())
  if (head[0] === 0x78) throw new AppError('picture_unknown')
}
const send = (file: string, offset: number, ...all: Uint8Array[]) =>
  receivePart({ body: chunks(...all), file, offset, bytes, check })

test('in parts, each where the one before it ended; its first bytes are looked at once', async () => {
  const file = fresh()
  heads.length = 0
  expect(await send(file, 0, whole.subarray(0, 3), whole.subarray(3, 20))).toBe(20)
  await expect(send(file, 0, whole)).rejects.toMatchObject({ code: 'upload_state' })
  await expect(send(file, 21, whole)).rejects.toMatchObject({ code: 'upload_state' })
  expect(await send(file, 20, whole.subarray(20))).toBe(bytes)
  expect(readFileSync(file)).toEqual(whole)
  expect(heads).toEqual([whole.subarray(0, 20).toString()])
})

test('a part that is cut off leaves what has come, and nothing while it is not known what it is', async () => {
  async function* cut(...all: Uint8Array[]): AsyncGenerator<Uint8Array> {
    yield* all
    throw new Error('the line was cut')
  }
  const file = fresh()
  const early = receivePart({ body: cut(whole.subarray(0, 9)), file, offset: 0, bytes, check })
  await expect(early).rejects.toThrow('the line was cut')
  expect(await sizeOf(file)).toBe(0)
  const late = receivePart({ body: cut(whole.subarray(0, 18)), file, offset: 0, bytes, check })
  await expect(late).rejects.toThrow('the line was cut')
  const length = await sizeOf(file)
  expect(await send(file, length, whole.subarray(length))).toBe(bytes)
  expect(readFileSync(file)).toEqual(whole)
})

test('what it cannot be is refused with nothing kept, after the sender has said his part', async () => {
  const file = fresh()
  let heard = 0
  async function* told(): AsyncGenerator<Uint8Array> {
    for (const chunk of [Buffer.from('xxxxxxxxxxxxxxxx'), Buffer.from('yyyy'), Buffer.from('zzzz')]) {
      heard++
      yield chunk
    }
  }
  await expect(receivePart({ body: told(), file, offset: 0, bytes, check })).rejects.toMatchObject({
    code: 'picture_unknown',
  })
  expect([heard, await sizeOf(file)]).toEqual([3, 0])
  await expect(send(file, 0, Buffer.from('x'))).rejects.toMatchObject({ code: 'picture_unknown' })
})

test('more than was said is refused, and two parts at once', async () => {
  const file = fresh()
  await expect(send(file, 0, whole, Buffer.from('!'))).rejects.toMatchObject({ code: 'too_large' })
  const other = fresh()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  async function* slow(): AsyncGenerator<Uint8Array> {
    await held
    yield whole
  }
  const first = receivePart({ body: slow(), file: other, offset: 0, bytes, check })
  await expect(send(other, 0, whole)).rejects.toMatchObject({ code: 'upload_state' })
  release()
  expect(await first).toBe(bytes)
})
