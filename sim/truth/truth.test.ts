import { describe, expect, it } from 'vitest'
import { type FilmFacts, type PersonSeen, truthFile } from './file'
import { bodyLine, labelLine } from './labels'

describe('labelLine', () => {
  it('gives class, middle, size and visible share', () => {
    expect(labelLine('u', [0, 0, 640, 360], 100, 1280, 720)).toBe('0 0.250000 0.250000 0.500000 0.500000 1.00')
    expect(labelLine('s', [1270, 710, 1280, 720], 7, 1280, 720)).toBe('5 0.996094 0.993056 0.007813 0.013889 0.07')
  })
})

describe('bodyLine', () => {
  it('gives middle and size of what is seen, and says where that is next to nothing', () => {
    expect(bodyLine([0, 0, 640, 360], 9000, 1280, 720)).toBe('0 0.250000 0.250000 0.500000 0.500000 1.00')
    expect(bodyLine([0, 0, 64, 9], 500, 1280, 720)).toMatch(/ 0\.00$/)
    expect(bodyLine([0, 0, 64, 90], 59, 1280, 720)).toMatch(/ 0\.00$/)
  })
})

describe('truthFile', () => {
  const film: FilmFacts = { sha256: 'a'.repeat(64), width: 1280, height: 720, fps: 12.5, frames: 2 }
  const person: PersonSeen = { id: 3, box: [10, 20, 50, 70], behaviour: 'p', visible: 88 }

  it('has one row a person and one list a picture', () => {
    const truth = truthFile(film, 11, [[person], []])
    expect(truth.frames).toEqual([[[3, 10, 20, 50, 70, 'p', 88]], []])
    expect(truth).toMatchObject({ version: 1, seed: 11, film })
  })

  it('refuses truth of another length', () => {
    expect(() => truthFile(film, 11, [[person]])).toThrow('truth of 1 pictures for a film of 2')
  })
})
