import { expect, test } from 'vitest'
import { filmDraft } from '@/server/contract/film'
import { fromLocalField, newFilm, toDraft, toLocalField, withFile, withPath } from './film-form'

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
