/** Sets of labelled real pictures in a folder: which pictures of which room, and under what licence. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { Mistake } from '../mistake'
import { type Classes, classesOf, classNames } from './classes'
import { type Label, parseLabels } from './labels'
import { licenceOf } from './licence'

export type RealPicture = {
  file: string
  room: string
  labels: Label[]
  /** The set keeps it for training, or others of the same room. */
  forTraining: boolean
  roomTrained: boolean
}

export type RealSet = { name: string; licence: string; classes: Classes; pictures: RealPicture[] }

/**
 * The sets in a folder, or the folder itself as one. Throws Mistake, naming what is wrong: no set, no README, no known
 * licence, no classes, a label that does not fit, a label or an entry of test.txt without its counterpart.
 */
export function readSets(folder: string): RealSet[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Mistake(`there is no folder ${folder}`)
  if (partsOf(folder).length > 0) return [readSet(folder)]
  const sets = readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name))
    .filter((inside) => statSync(inside).isDirectory() && partsOf(inside).length > 0)
  if (sets.length === 0) throw new Mistake(`${folder} holds no set: a folder with README.md, images/ and labels/`)
  return sets.map(readSet)
}

function readSet(folder: string): RealSet {
  const name = path.basename(path.resolve(folder))
  const readme = path.join(folder, 'README.md')
  if (!existsSync(readme)) throw new Mistake(`${name}: README.md is missing; it says the licence and the classes`)
  const text = readFileSync(readme, 'utf8')
  const licence = licenceOf(text)
  if (!licence) throw new Mistake(`${name}: README.md names no licence of its pictures`)
  const names = classNames(text)
  if (names.length === 0) throw new Mistake(`${name}: README.md does not name the classes, as in \`0 up 1 down\``)
  const classes = classesOf(names)
  return { name, licence, classes, pictures: readPictures(folder, name, names.length) }
}

type Part = { folder: string; training: boolean }

/** Where images/ and labels/ lie: in the set itself, or in its train/, valid/ and test/. */
function partsOf(folder: string): Part[] {
  return ['', 'train', 'valid', 'test']
    .map((part) => ({ folder: path.join(folder, part), training: part === 'train' || part === 'valid' }))
    .filter((part) => existsSync(path.join(part.folder, 'images')) && existsSync(path.join(part.folder, 'labels')))
}

function readPictures(folder: string, set: string, classes: number): RealPicture[] {
  const tested = listed(path.join(folder, 'test.txt'))
  const trained = listed(path.join(folder, 'train.txt'))
  const found = partsOf(folder).flatMap((part) => {
    const images = new Set(readdirSync(path.join(part.folder, 'images')).filter((file) => file.endsWith('.jpg')))
    return readdirSync(path.join(part.folder, 'labels'))
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((label) => {
        const image = label.replace(/\.txt$/, '.jpg')
        const at = `${set}/${path.relative(folder, path.join(part.folder, 'labels', label))}`
        if (!images.has(image)) throw new Mistake(`${at}: there is no picture ${image}`)
        const text = readFileSync(path.join(part.folder, 'labels', label), 'utf8')
        return {
          file: path.join(part.folder, 'images', image),
          room: roomOf(image, set),
          labels: parseLabels(text, classes, at),
          forTraining: part.training || (tested ? !tested.has(image) : (trained?.has(image) ?? false)),
        }
      })
  })
  const there = new Set(found.map(({ file }) => path.basename(file)))
  for (const name of tested ?? []) {
    if (!there.has(name)) throw new Mistake(`${set}/test.txt: ${name} is no picture with labels`)
  }
  const trainedRooms = new Set(
    found
      .filter(({ file, forTraining }) => forTraining && (trained?.has(path.basename(file)) ?? true))
      .map((one) => one.room),
  )
  return found.map((picture) => ({ ...picture, roomTrained: trainedRooms.has(picture.room) }))
}

function listed(file: string): Set<string> | null {
  if (!existsSync(file)) return null
  return new Set(
    readFileSync(file, 'utf8')
      .split(/\s+/)
      .filter(Boolean)
      .map((entry) => path.basename(entry)),
  )
}

/** `lab_0012.jpg` is of the room lab of its set; pictures without such a beginning are of the set's own. */
function roomOf(image: string, set: string): string {
  const [, beginning] = /^(\p{L}+)[_-]/u.exec(image) ?? []
  return beginning ? `${set}/${beginning}` : set
}
