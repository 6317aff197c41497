import { beforeEach, expect, it } from 'vitest'
import { openCamera } from './open-camera'

/** The camera's light: on as long as a track was not stopped. */
let tracks: { on: boolean; stop(): void }[]
let stream: MediaStream
let leave: AbortController
let permission: Deferred<MediaStream>
let playing: Deferred<void>
let viewer: { srcObject: MediaProvider | null; play(): Promise<void> }

function makeTrack() {
  return {
    on: true,
    stop() {
      this.on = false
    },
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
const isOn = () => tracks.some(({ on }) => on)
const open = () => openCamera(() => permission.promise, viewer, leave.signal)

beforeEach(() => {
  tracks = [makeTrack(), makeTrack()]
  stream = { getTracks: () => tracks } as unknown as MediaStream
  leave = new AbortController()
  permission = deferred()
  playing = deferred()
  viewer = { srcObject: null, play: () => playing.promise }
})

/** Promise.withResolvers, which Node 20 does not have. */
type Deferred<T> = { promise: Promise<T>; resolve(value: T): void; reject(reason: unknown): void }
function deferred<T>(): Deferred<T> {
  let resolve!: Deferred<T>['resolve']
  let reject!: Deferred<T>['reject']
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

it('shows the camera, which is on until it is left', async () => {
  const opened = open()
  permission.resolve(stream)
  playing.resolve()
  expect(await opened).toBe(stream)
  expect(viewer.srcObject).toBe(stream)
  expect(isOn()).toBe(true)
  leave.abort()
  expect(isOn()).toBe(false)
  expect(viewer.srcObject).toBeNull()
})

it('left before the question was answered: the camera goes off as soon as it is given', async () => {
  const opened = open()
  leave.abort()
  permission.resolve(stream)
  expect(await opened).toBeNull()
  expect(isOn()).toBe(false)
  expect(viewer.srcObject).toBeNull()
})

it('left while it begins to play: off at once, whatever becomes of play()', async () => {
  const opened = open()
  permission.resolve(stream)
  await settled()
  leave.abort()
  expect(isOn()).toBe(false)
  playing.reject(new DOMException('removed from the document', 'AbortError'))
  expect(await opened).toBeNull()
})

it('left while it begins to play, which then succeeds: nothing to send from', async () => {
  const opened = open()
  permission.resolve(stream)
  await settled()
  leave.abort()
  playing.resolve()
  expect(await opened).toBeNull()
  expect(isOn()).toBe(false)
})

it('cannot be played: said, and off', async () => {
  const opened = open()
  permission.resolve(stream)
  playing.reject(new DOMException('', 'NotSupportedError'))
  await expect(opened).rejects.toThrow(DOMException)
  expect(isOn()).toBe(false)
  expect(viewer.srcObject).toBeNull()
})

it('refused: said', async () => {
  const opened = open()
  permission.reject(new DOMException('', 'NotAllowedError'))
  await expect(opened).rejects.toMatchObject({ name: 'NotAllowedError' })
})

it('leaves alone what another start has put into the element meanwhile', async () => {
  const opened = open()
  permission.resolve(stream)
  playing.resolve()
  await opened
  const other = { getTracks: () => [] } as unknown as MediaStream
  viewer.srcObject = other
  leave.abort()
  expect(viewer.srcObject).toBe(other)
  expect(isOn()).toBe(false)
})
