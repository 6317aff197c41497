import { describe, expect, it } from 'vitest'
import { camerasLost, camerasToTake, elsewhere, type Seen, type SeenCamera, whatChanged } from './policy'

const camera = (id: string, change: Partial<SeenCamera> = {}): SeenCamera => ({
  id,
  version: '1',
  enabled: true,
  intervalMs: 200,
  owner: null,
  server: null,
  alive: false,
  fence: 0,
  ...change,
})
const of = (owner: string, alive = true): Partial<SeenCamera> => ({ owner, server: `${owner}:3000`, alive, fence: 1 })
const seen = (cameras: SeenCamera[], others = 0): Seen => ({ now: 0, others, rules: '', cameras })
const row = (count: number, change: Partial<SeenCamera> = {}) =>
  Array.from({ length: count }, (_, index) => camera(`${index}`, change))
const takes = (look: Seen, held: string[] = [], patient = false) => camerasToTake(look, 'me', new Set(held), patient)

describe('a server takes', () => {
  it('every enabled camera while it is alone', () => {
    expect(takes(seen([...row(3), camera('off', { enabled: false })]))).toEqual(['0', '1', '2'])
  })

  it.each([
    [4, 1, 2],
    [5, 1, 3],
    [7, 2, 3],
    [1, 2, 1],
  ])('an even share, rounded up: of %i cameras beside %i others %i', (cameras, others, expected) => {
    expect(takes(seen(row(cameras), others))).toHaveLength(expected)
  })

  it('no more than its share with what it runs already, and never one that runs', () => {
    const theirs = [camera('a', of('other')), camera('b', of('other'))]
    expect(takes(seen([...theirs, camera('c', of('me')), camera('d')], 1), ['c'])).toEqual(['d'])
    expect(takes(seen([...theirs, camera('c', of('me'))], 1), ['c'])).toEqual([])
  })

  it('what a dead server ran, with the other heirs', () => {
    const cameras = row(6, of('dead', false))
    expect(takes(seen(cameras))).toHaveLength(6)
    expect(takes(seen(cameras, 1))).toHaveLength(3)
  })

  it('nothing of silent ones right after the database was away, but what is nobody’s', () => {
    expect(takes(seen([camera('a', of('silent', false)), camera('b')]), [], true)).toEqual(['b'])
  })

  it('again what the database says is its own and it does not hold', () => {
    expect(takes(seen([camera('a', of('me'))]))).toEqual(['a'])
  })
})

it('loses what another took, what was taken under a newer fence, and what is gone', () => {
  const held = new Map(['a', 'b', 'c', 'd'].map((id) => [id, { fence: 1 }]))
  const look = seen([camera('a', of('me')), camera('b', of('other')), camera('c', { ...of('me'), fence: 3 })])
  expect(camerasLost(look, 'me', held)).toEqual(['b', 'c', 'd'])
})

it('is elsewhere while another that lives has it', () => {
  expect(elsewhere(camera('a', of('other')), 'me')).toBe('other:3000')
  for (const change of [of('other', false), of('me'), {}]) expect(elsewhere(camera('a', change), 'me')).toBeNull()
})

it('sees rows that were changed, came and went, and cameras that moved', () => {
  const before = seen([camera('a'), camera('b'), camera('c', of('other')), camera('d', of('me'))])
  const after = seen([
    camera('a', { version: '2' }),
    camera('c', of('other', false)),
    camera('d', of('other')),
    camera('e'),
  ])
  expect(whatChanged(before, after, 'me')).toEqual({ rows: ['a', 'e', 'b'], moved: ['c', 'd'] })
  expect(whatChanged(after, after, 'me')).toEqual({ rows: [], moved: [] })
})
