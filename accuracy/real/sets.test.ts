import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSets } from './sets'

const README = 'Heads, `0 up 1 down`. Licence: CC BY 4.0'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-sets-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Writes a set; a picture's bytes do not matter here. files: path in the set to content. */
function write(name: string, files: Record<string, string>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.join(dir, name, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(dir, name, file), content)
  }
}

const picture = (name: string, label = '') => ({ [`images/${name}.jpg`]: '', [`labels/${name}.txt`]: label })
const flags = () =>
  readSets(dir).flatMap(({ pictures }) =>
    pictures.map(({ file, room, forTraining, roomTrained }) => [path.parse(file).name, room, forTraining, roomTrained]),
  )

it('reads every set of a folder, or the folder itself', () => {
  write('rooms', { 'README.md': README, ...picture('lab_1', '0 0.5 0.5 0.1 0.1'), 'images/lab_2.jpg': '' })
  write('notes', { 'README.md': 'no pictures here' })
  const [set, ...more] = readSets(dir)
  expect(more).toEqual([])
  expect(set).toMatchObject({ name: 'rooms', licence: 'CC BY 4.0', classes: { kind: 'heads', behaviours: ['u', 'd'] } })
  // Without labels nothing is known of lab_2.
  expect(set?.pictures.map(({ room, labels }) => [room, labels.length])).toEqual([['rooms/lab', 1]])
  expect(readSets(path.join(dir, 'rooms'))).toEqual([set])
})

it('tells training from test, and whether a room is in both', () => {
  const pictures = { ...picture('lab_1'), ...picture('lab_2'), ...picture('hall_1'), ...picture('hall_2') }
  write('a', { 'README.md': README, ...pictures, 'train.txt': 'lab_1.jpg\n', 'test.txt': 'lab_2.jpg\nhall_1.jpg\n' })
  expect(flags()).toEqual([
    ['hall_1', 'a/hall', false, false],
    ['hall_2', 'a/hall', true, false],
    ['lab_1', 'a/lab', true, true],
    ['lab_2', 'a/lab', false, true],
  ])
})

it('folders can be the parts', () => {
  write('a/train', picture('1'))
  write('a/test', picture('2'))
  write('a', { 'README.md': README })
  expect(flags()).toEqual([
    ['1', 'a', true, true],
    ['2', 'a', false, true],
  ])
})

const refused: [name: string, files: Record<string, string>, words: string][] = [
  ['no README', {}, 'a: README.md is missing'],
  ['no licence', { 'README.md': 'Heads, `0 up`.' }, 'a: README.md names no licence'],
  ['no classes', { 'README.md': 'Licence: CC BY 4.0' }, 'a: README.md does not name the classes'],
  ['a label that does not fit', { 'README.md': README, 'labels/1.txt': '7 0.5 0.5 0.1 0.1' }, 'a/labels/1.txt, line 1'],
  ['a label without picture', { 'README.md': README, 'labels/2.txt': '' }, 'a/labels/2.txt: there is no picture 2.jpg'],
  ['a test picture that is not there', { 'README.md': README, 'test.txt': '3.jpg' }, 'a/test.txt: 3.jpg'],
]
it.each(refused)('refuses by name: %s', (_, files, words) => {
  write('a', { ...picture('1'), ...files })
  expect(() => readSets(dir)).toThrow(words)
})

it('refuses a folder without sets', () => {
  expect(() => readSets(dir)).toThrow('holds no set')
  expect(() => readSets(path.join(dir, 'nowhere'))).toThrow('there is no folder')
})
