import { expect, test } from 'vitest'
import { filmDraft } from '@/server/contract/film'
import type { ModelView } from '@/server/contract/model'
import { fromLocalField, newFilm, toDraft, toLocalField, withClip, withFile, withPath } from './film-form'

const at = new Date(2031, 4, 6, 7, 8).getTime()
const file = (name: string) => new File(['x'], name, { lastModified: at })
const empty = { ...newFilm([], at), modelId: 'm' }

test('local date and time go there and back, to the minute', () => {
  expect(toLocalField(at)).toBe('2031-05-06T07:08')
  expect(fromLocalField(toLocalField(at + 59_000))).toBe(at)
  expect(fromLocalField('')).toBeNaN()
})

test('a film is named after its file until somebody names it', () => {
  const first = withFile(empty, file('Room 1.mp4'))
  expect(first).toMatchObject({ name: 'Room 1', startsAt: '2031-05-06T07:08' })
  expect(withFile(first, file('Room 2.mp4')).name).toBe('Room 2')
  expect(withFile({ ...first, name: 'Monday' }, file('Room 2.mp4')).name).toBe('Monday')
  expect(withPath(empty, 'old/Hall.v2.mkv').name).toBe('Hall.v2')
})

test.each([
  ['upload', { kind: 'upload', bytes: 1 }],
  ['media', { kind: 'media', path: 'a.mp4' }],
  ['demo', { kind: 'demo' }],
] as const)('what is sent of a film of kind %s is what the server takes', (kind, source) => {
  const form = { ...withFile(empty, file('a.mp4')), kind, path: 'a.mp4' }
  expect(filmDraft.parse(toDraft(form))).toMatchObject({ name: 'a', startsAt: at, source })
})

test('without a file, a name or a time it is refused', () => {
  const { error } = filmDraft.safeParse(toDraft({ ...empty, startsAt: '' }))
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['name', 'startsAt', 'source.bytes'])
})

const clip = {
  ...{ alertId: '01990000-0000-7000-8000-000000000001', cameraName: 'Hall', place: 'West', startsAt: at + 12_345 },
  settings: { modelId: 'own', intervalMs: 500, confidence: 0.4 },
}
const usable = [{ id: 'own', error: null }] as ModelView[]

test('a clip begins to the millisecond, at its place, and is looked at as its camera looks', () => {
  expect(filmDraft.parse(toDraft(withClip(empty, clip, 'Hall · Monday', usable)))).toMatchObject({
    ...{ name: 'Hall · Monday', place: 'West', startsAt: at + 12_345, source: { kind: 'clip', id: clip.alertId } },
    settings: clip.settings,
  })
})

test('of a camera that is gone, or whose model cannot be used, it has the usual model', () => {
  expect(withClip(empty, { ...clip, settings: null }, 'x', usable)).toMatchObject({ modelId: 'm', intervalMs: 200 })
  expect(withClip(empty, clip, 'x', [])).toMatchObject({ modelId: 'm', intervalMs: 500 })
})
