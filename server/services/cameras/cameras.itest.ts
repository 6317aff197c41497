import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cameraAdminView, cameraView } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import { draft, type Harness, openHarness } from '../testing/harness'
import { rotateSecret } from './rotate-secret'

const SECRET = 'hunter2-very-secret'
let h: Harness
let admin: Principal

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  admin = await h.person('admin')
})

const verbs = () => h.inference.calls.map(({ verb }) => verb)
const lastSource = () => h.inference.calls.at(-1)?.camera?.source
const withSecret = (url = `rtsp://operator:${SECRET}@cam.example/ch1`) => draft({ source: { kind: 'rtsp', url } })

describe('rule 10: camera passwords', () => {
  it('reach the engine and nothing else', async () => {
    const made = await h.call('cameras.create', admin, withSecret())
    expect(lastSource()).toEqual({
      kind: 'rtsp',
      url: 'rtsp://cam.example/ch1',
      username: 'operator',
      password: SECRET,
    })
    const seen = [
      made,
      await h.call('cameras.list', admin, {}),
      await h.call('cameras.get', admin, { id: made.id }),
      await h.call('cameras.getAdmin', admin, { id: made.id }),
      await h.call('cameras.update', admin, { id: made.id, name: 'Room 2' }),
      await h.call('cameras.tune', admin, { id: made.id, intervalMs: 500 }),
      await h.call('cameras.test', admin, { draft: withSecret('rtsp://cam.example/ch2'), cameraId: made.id }),
      await h.call('system.config', admin, {}),
      await h.prisma.$queryRaw`SELECT * FROM cameras`,
      h.lines,
    ]
    expect(JSON.stringify(seen)).not.toContain(SECRET)
    expect(made).toMatchObject({ hasPassword: true, source: { url: 'rtsp://cam.example/ch1', username: 'operator' } })
    expect(h.inference.probed.at(-1)?.source).toMatchObject({ password: SECRET })
  })

  it('stay with a patch for the same host and must be typed again for another', async () => {
    const { id } = await h.call('cameras.create', admin, withSecret())
    const same = { kind: 'rtsp', url: 'rtsp://cam.example/ch9' } as const
    await h.call('cameras.update', admin, { id, source: same })
    expect(lastSource()).toEqual({ ...same, username: 'operator', password: SECRET })

    const elsewhere = { kind: 'rtsp', url: 'rtsp://evil.example/ch9' } as const
    const refusal = { code: 'validation_failed', extra: { fields: { 'source.password': expect.any(String) } } }
    const calls = h.inference.calls.length + h.inference.probed.length
    await expect(h.call('cameras.update', admin, { id, source: elsewhere })).rejects.toMatchObject(refusal)
    await expect(
      h.call('cameras.test', admin, { draft: draft({ source: elsewhere }), cameraId: id }),
    ).rejects.toMatchObject(refusal)
    expect(h.inference.calls.length + h.inference.probed.length).toBe(calls)
    expect((await h.call('cameras.getAdmin', admin, { id })).source).toEqual({ ...same, username: 'operator' })

    await h.call('cameras.update', admin, { id, source: { ...elsewhere, password: 'other' } })
    expect(lastSource()).toEqual({ ...elsewhere, password: 'other' })
    expect(await h.call('cameras.update', admin, { id, source: { ...elsewhere, password: '' } })).toMatchObject({
      hasPassword: false,
    })
    expect(lastSource()).toEqual(elsewhere)
  })

  it('never follow a source that somebody else changes at the same time', async () => {
    // Who comes first is the database's choice: several rounds.
    for (let round = 0; round < 6; round++) {
      const { id } = await h.call('cameras.create', admin, { ...withSecret(), name: `Room ${round}` })
      const move = () =>
        h.call('cameras.update', admin, { id, source: { kind: 'rtsp', url: 'rtsp://b.example/', password: 'for b' } })
      const stay = () =>
        h.call('cameras.update', admin, { id, source: { kind: 'rtsp', url: `rtsp://cam.example/${round}` } })
      await h.overlapping('cameras', [stay, move, stay, stay])
    }
    const pairs = h.inference.calls.map(({ camera }) => {
      const source = camera?.source
      return source?.kind === 'rtsp' ? `${new URL(source.url).host} ${source.password}` : ''
    })
    for (const pair of pairs) expect([`cam.example ${SECRET}`, 'b.example for b']).toContain(pair)
  })
})

describe('rule 10: secrets inside addresses', () => {
  const KEY = 'tok-hunter2-very-secret'
  const url = (host = 'cam.example') => `http://${host}/live/user=op&password=${KEY}/v?token=${KEY}&ch=1`
  const masked = 'http://cam.example/live/user=••••&password=••••/v?token=••••&ch=1'
  const http = (address = url()) => draft({ source: { kind: 'http', url: address } })

  it('reach the engine and nothing else, and come back masked', async () => {
    const made = await h.call('cameras.create', admin, http())
    expect(lastSource()).toEqual({ kind: 'http', url: url() })
    expect(made.source).toEqual({ kind: 'http', url: masked })
    await h.call('cameras.update', admin, { id: made.id, source: made.source })
    expect(lastSource()).toEqual({ kind: 'http', url: url() })
    await h.call('cameras.update', admin, {
      id: made.id,
      source: { kind: 'http', url: masked.replace('ch=1', 'ch=2') },
    })
    expect(lastSource()).toEqual({ kind: 'http', url: url().replace('ch=1', 'ch=2') })
    await h.call('cameras.test', admin, { draft: http(masked), cameraId: made.id })
    expect(h.inference.probed.at(-1)?.source).toEqual({ kind: 'http', url: url() })
    const seen = [
      made,
      await h.call('cameras.list', admin, {}),
      await h.call('cameras.getAdmin', admin, { id: made.id }),
      await h.call('system.config', admin, {}),
      await h.prisma.$queryRaw`SELECT * FROM cameras`,
      h.lines,
    ]
    expect(JSON.stringify(seen)).not.toContain(KEY)
  })

  it('go to no other host, and no mask is taken for a secret', async () => {
    const { id } = await h.call('cameras.create', admin, http())
    const refusal = { code: 'validation_failed', extra: { fields: { 'source.url': 'secretAgain' } } }
    const elsewhere = { kind: 'http', url: masked.replace('cam.example', 'evil.example') } as const
    const calls = h.inference.calls.length + h.inference.probed.length
    await expect(h.call('cameras.update', admin, { id, source: elsewhere })).rejects.toMatchObject(refusal)
    await expect(
      h.call('cameras.test', admin, { draft: draft({ source: elsewhere }), cameraId: id }),
    ).rejects.toMatchObject(refusal)
    await expect(h.call('cameras.test', admin, { draft: http(masked) })).rejects.toMatchObject(refusal)
    await expect(h.call('cameras.create', admin, { ...http(masked), name: 'Copy' })).rejects.toMatchObject(refusal)
    expect(h.inference.calls.length + h.inference.probed.length).toBe(calls)
    await h.call('cameras.update', admin, { id, source: { kind: 'http', url: 'http://evil.example/x' } })
    expect(lastSource()).toEqual({ kind: 'http', url: 'http://evil.example/x' })
    expect(await h.prisma.camera.findUnique({ where: { id } })).toMatchObject({ addressEnc: null })
  })

  it('of an earlier version are sealed at start, once', async () => {
    const { id } = await h.call('cameras.create', admin, draft({ source: { kind: 'webcam' } }))
    await h.prisma.camera.update({ where: { id }, data: { source: { kind: 'http', url: url() } } })
    await h.restart()
    const row = await h.prisma.camera.findUniqueOrThrow({ where: { id } })
    expect(row.source).toEqual({ kind: 'http', url: masked })
    expect(JSON.stringify([row, h.lines])).not.toContain(KEY)
    expect(lastSource()).toEqual({ kind: 'http', url: url() })
    await h.restart()
    expect(await h.prisma.camera.findUniqueOrThrow({ where: { id } })).toEqual(row)
  })
})

describe('a recording stream', () => {
  const lastRecording = () => h.inference.calls.at(-1)?.camera?.recording
  const source = { kind: 'rtsp', url: `rtsp://operator:${SECRET}@cam.example/small` } as const
  const refusal = (text: string) => ({ extra: { fields: { 'recording.url': text } } })

  it('has secrets of its own, which reach the engine and nothing else (rule 10)', async () => {
    const url = `rtsp://viewer:${SECRET}@nvr.example/large?token=${SECRET}`
    const made = await h.call('cameras.create', admin, draft({ source, recording: { kind: 'rtsp', url } }))
    const whole = {
      ...{ kind: 'rtsp', url: `rtsp://nvr.example/large?token=${SECRET}`, username: 'viewer', password: SECRET },
    }
    expect(lastRecording()).toEqual(whole)
    const shown = { kind: 'rtsp', url: 'rtsp://nvr.example/large?token=••••', username: 'viewer' } as const
    expect(made.recording).toEqual(shown)
    // As the form sends it back, and with another path.
    const back = { kind: 'rtsp', url: shown.url.replace('large', 'huge') } as const
    await h.call('cameras.update', admin, { id: made.id, recording: back })
    expect(lastRecording()).toEqual({ ...whole, url: whole.url.replace('large', 'huge') })
    const tested = await h.call('cameras.test', admin, { draft: draft({ source, recording: back }), cameraId: made.id })
    expect(tested.recording).toMatchObject({ width: expect.any(Number) })
    const seen = [
      ...[made, tested, await h.call('cameras.list', admin, {}), h.lines],
      await h.call('cameras.getAdmin', admin, { id: made.id }),
      await h.prisma.$queryRaw`SELECT * FROM cameras`,
      await h.prisma.$queryRaw`SELECT * FROM audit_entries`,
    ]
    expect(JSON.stringify(seen)).not.toContain(SECRET)
    const elsewhere = { kind: 'rtsp', url: back.url.replace('nvr', 'evil') } as const
    await expect(h.call('cameras.update', admin, { id: made.id, recording: elsewhere })).rejects.toMatchObject(
      refusal('secretAgain'),
    )
    // Nothing named stays, null takes it away with all it had.
    await h.call('cameras.update', admin, { id: made.id, name: 'Hall' })
    expect(lastRecording()).toMatchObject({ password: SECRET })
    await h.call('cameras.update', admin, { id: made.id, recording: null })
    expect(lastRecording()).toBeUndefined()
    expect(await h.prisma.camera.findUnique({ where: { id: made.id } })).toMatchObject({
      ...{ recording: null, recordingSecretEnc: null, recordingAddressEnc: null },
    })
  })

  it('is asked with the login of the source at the same host and port, and nowhere else', async () => {
    const recording = { kind: 'rtsp', url: 'rtsp://cam.example:554/large' } as const
    const { id } = await h.call('cameras.create', admin, draft({ source, recording }))
    expect(lastRecording()).toEqual({ ...recording, username: 'operator', password: SECRET })
    for (const url of ['rtsp://evil.example/large', 'rtsp://cam.example:8554/large', 'rtsps://cam.example/large']) {
      await h.call('cameras.update', admin, { id, recording: { kind: 'rtsp', url } })
      expect(lastRecording()).toEqual({ kind: 'rtsp', url })
    }
  })

  it('is refused where no camera is, and to cameras that have none', async () => {
    const recording = { kind: 'rtsp', url: 'rtsp://169.254.169.254/large' } as const
    await expect(h.call('cameras.create', admin, draft({ source, recording }))).rejects.toMatchObject({
      ...{ code: 'source_address', ...refusal('cameraAddress') },
    })
    const fine = { kind: 'rtsp', url: 'rtsp://cam.example/large' } as const
    const { id } = await h.call('cameras.create', admin, draft({ name: 'page' }))
    await expect(h.call('cameras.update', admin, { id, recording: fine })).rejects.toMatchObject(refusal('noRecording'))
    const { id: other } = await h.call('cameras.create', admin, draft({ name: 'two', source, recording: fine }))
    await expect(h.call('cameras.update', admin, { id: other, source: { kind: 'webcam' } })).rejects.toMatchObject(
      refusal('noRecording'),
    )
    const page = draft({ name: 'three', recording: fine })
    for (const refused of [h.call('cameras.create', admin, page), h.call('cameras.test', admin, { draft: page })])
      await expect(refused).rejects.toMatchObject(refusal('noRecording'))
    await h.call('cameras.update', admin, { id: other, source: { kind: 'webcam' }, recording: null })
    expect(lastSource()).toEqual({ kind: 'webcam' })
  })
})

describe('another secret of the installation', () => {
  const [FORMER, NEXT] = ['a secret for tests', 'another secret for tests']
  const withBoth = (name: string) =>
    draft({ name, source: { kind: 'rtsp', url: `rtsp://op:${SECRET}@cam.example/${name}?token=${SECRET}` } })
  afterEach(() => h.restart())

  it('is said at start and by the camera, which is left alone until its secret is typed again', async () => {
    const { id, source } = await h.call('cameras.create', admin, withBoth('a'))
    await h.call('cameras.create', admin, draft({ name: 'open' }))
    expect(await h.lostSecrets()).toBe(0)
    h.lines.length = h.inference.calls.length = 0
    await h.restart({ secret: NEXT })
    expect(await h.lostSecrets()).toBe(1)
    expect(h.lines.join('')).toContain('secret_lost')
    expect(h.inference.calls.filter((call) => call.verb === 'start' && call.id === id)).toEqual([])
    expect(await h.call('cameras.get', admin, { id })).toMatchObject({
      status: { state: 'failed', code: 'secret_lost' },
    })
    const again = { code: 'validation_failed' }
    await expect(h.call('cameras.update', admin, { id, source })).rejects.toMatchObject(again)
    await expect(h.call('cameras.test', admin, { draft: draft({ source }), cameraId: id })).rejects.toMatchObject(again)
    const { source: typed } = withBoth('a')
    expect(await h.call('cameras.update', admin, { id, source: typed })).toMatchObject({
      status: { state: 'starting' },
    })
    expect(lastSource()).toMatchObject({ password: SECRET, url: expect.stringContaining(SECRET) })
    expect(await h.lostSecrets()).toBe(0)
  })

  it('takes over everything that was sealed under the former one, or nothing', async () => {
    const recording = { kind: 'rtsp', url: `rtsp://op:${SECRET}@cam.example/large?token=${SECRET}` } as const
    for (const name of ['a', 'b']) await h.call('cameras.create', admin, { ...withBoth(name), recording })
    await h.call('cameras.create', admin, draft({ name: 'open' }))
    const rows = () => h.prisma.camera.findMany({ orderBy: { id: 'asc' } })
    const before = await rows()
    await expect(rotateSecret(h.prisma, 'a wrong secret', NEXT)).rejects.toThrow(/nothing was changed: a, b$/)
    expect(await rows()).toEqual(before)
    expect(await rotateSecret(h.prisma, FORMER, NEXT)).toBe(2)
    expect(await rotateSecret(h.prisma, FORMER, NEXT)).toBe(0)
    await h.restart({ secret: NEXT })
    expect(await h.lostSecrets()).toBe(0)
    const started = h.inference.calls.slice(-3).map(({ camera }) => camera?.source)
    const whole = { password: SECRET, url: expect.stringContaining(`?token=${SECRET}`) }
    expect(started).toMatchObject([whole, whole, { kind: 'webcam' }])
    expect(h.inference.calls.slice(-3).map(({ camera }) => camera?.recording)).toMatchObject([whole, whole, undefined])
  })
})

describe('the engine follows the database', () => {
  it('starts, tunes, leaves alone, restarts and stops', async () => {
    const { id } = await h.call('cameras.create', admin, draft())
    await h.call('cameras.update', admin, { id, name: 'Other', place: 'Upstairs' })
    expect(verbs()).toEqual(['start'])
    await h.call('cameras.tune', await h.person('operator'), { id, confidence: 0.5 })
    expect(h.inference.calls.at(-1)).toMatchObject({ verb: 'tune', change: { confidence: 0.5 } })
    await h.call('cameras.update', admin, { id, pictureFps: 5 })
    expect(h.inference.calls.at(-1)).toMatchObject({ verb: 'start', camera: { pictureFps: 5, confidence: 0.5 } })
    expect(await h.call('cameras.update', admin, { id, enabled: false })).toMatchObject({
      status: { state: 'disabled' },
    })
    await h.call('cameras.update', admin, { id, enabled: true })
    await h.call('cameras.remove', admin, { id })
    expect(verbs()).toEqual(['start', 'tune', 'start', 'stop', 'start', 'stop'])
    await expect(h.call('cameras.get', admin, { id })).rejects.toMatchObject({ code: 'camera_not_found' })
  })

  it('starts the enabled cameras of the database', async () => {
    const { id } = await h.call('cameras.create', admin, withSecret())
    await h.call('cameras.create', admin, draft({ name: 'Off', enabled: false }))
    await h.restart()
    expect(h.inference.calls.filter((call) => call.id === id).map(({ verb }) => verb)).toEqual([
      'start',
      'stop',
      'start',
    ])
    const started = h.inference.calls.filter(({ verb }) => verb === 'start')
    expect(started).toMatchObject([{ id }, { id, camera: { source: { password: SECRET } } }])
  })

  it('shows pictures without the model when the model is broken, and says so', async () => {
    const dir = path.join(h.paths.shippedModelsDir, 'broken')
    await mkdir(dir, { recursive: true })
    await writeFile(path.join(dir, 'model.onnx'), 'junk')
    h.inference.inspect = async () => ({ error: 'model_invalid', detail: 'not ONNX' })
    const made = await h.call('cameras.create', admin, draft({ modelId: 'broken' }))
    expect(made).toMatchObject({ modelId: 'broken', status: { state: 'starting', code: 'model_invalid' } })
    expect(h.inference.calls).toMatchObject([{ verb: 'start', camera: { model: null } }])
  })
})

it('shows what the contract promises', async () => {
  const made = await h.call('cameras.create', admin, withSecret())
  expect(cameraAdminView.parse(made)).toEqual(made)
  for (const view of await h.call('cameras.list', await h.person('viewer'), {}))
    expect(cameraView.parse(view)).toEqual(view)
})

it.each([
  ['name_taken', () => draft()],
  ['model_not_found', () => draft({ name: 'x', modelId: '../models' })],
  ['source_outside_media', () => draft({ name: 'x', source: { kind: 'file', path: '../secret' } })],
  ['source_invalid_url', () => draft({ name: 'x', source: { kind: 'http', url: 'http://' } })],
  ['validation_failed', () => draft({ name: 'x\0' })],
])('refuses to create: %s', async (code, make) => {
  await h.call('cameras.create', admin, draft())
  await expect(h.call('cameras.create', admin, make())).rejects.toMatchObject({ code })
  expect(await h.call('cameras.list', admin, {})).toHaveLength(1)
})

it.each(['', 'x', "' OR 1=1", '\0', '0190163d-8694-739b-aea5-966c26f8ad91'])('knows no camera %j', async (id) => {
  await expect(h.call('cameras.get', admin, { id })).rejects.toMatchObject({ code: 'camera_not_found' })
})

it.each(['viewer', 'operator'] as const)('keeps a %s from administration', async (role) => {
  const { id } = await h.call('cameras.create', admin, draft())
  const who = await h.person(role)
  const tries = [
    h.call('cameras.getAdmin', who, { id }),
    h.call('cameras.create', who, draft({ name: 'y' })),
    h.call('cameras.update', who, { id, name: 'y' }),
    h.call('cameras.remove', who, { id }),
    h.call('cameras.test', who, { draft: draft() }),
    h.call('cameras.mediaFiles', who, {}),
    ...(role === 'viewer'
      ? [
          h.call('cameras.tune', who, { id, iou: 0.5 }),
          h.call('cameras.pushWebcam', who, { id }, { body: only(Uint8Array.of(0xff, 0xd8)) }),
        ]
      : []),
  ]
  for (const result of await Promise.allSettled(tries))
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } })
})

it('takes webcam pictures for running webcam cameras only', async () => {
  const jpeg = Uint8Array.of(0xff, 0xd8)
  const { id } = await h.call('cameras.create', admin, draft())
  await h.call('cameras.pushWebcam', admin, { id }, { body: only(jpeg) })
  await expect(h.call('cameras.pushWebcam', admin, { id }, { body: only(Uint8Array.of(1)) })).rejects.toMatchObject({
    code: 'bad_request',
  })
  await expect(
    h.call('cameras.pushWebcam', admin, { id }, { body: only(new Uint8Array(2_000_001)) }),
  ).rejects.toMatchObject({ code: 'too_large' })
  await h.call('cameras.update', admin, { id, enabled: false })
  await expect(h.call('cameras.pushWebcam', admin, { id }, { body: only(jpeg) })).rejects.toMatchObject({
    code: 'camera_not_found',
  })
})

it('lists videos of the media folder', async () => {
  await mkdir(path.join(h.paths.mediaDir, 'a/b'), { recursive: true })
  for (const file of ['z.mp4', 'a/b/c.mkv', 'a/notes.txt', '.hidden.mp4']) {
    await writeFile(path.join(h.paths.mediaDir, file), '')
  }
  expect(await h.call('cameras.mediaFiles', admin, {})).toEqual(['a/b/c.mkv', 'z.mp4'])
})

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
