import { describe, expect, it } from 'vitest'
import type { AlertPage, AlertView } from '@/server/contract/alert'
import { type AlertFilter, matches, mergeAlert } from './alert-cache'

const alert = (id: string, raisedAt: number, over: Partial<AlertView> = {}): AlertView => ({
  id,
  cameraId: 'c1',
  cameraName: 'Gate',
  cameraPlace: '',
  ruleName: 'Phones',
  severity: 'warning',
  state: 'raised',
  raisedAt,
  lesson: 'Lesson 3',
  frameIndex: 1,
  cause: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 2 }, facts: { count: 3 } },
  behaviour: 'p',
  forMs: 1000,
  heldMs: 1000,
  hasSnapshot: true,
  ...over,
})
const page = (items: AlertView[], next: string | null = null): AlertPage => ({ items, next, open: 0 })
const ids = (pages: AlertPage[]) => pages.map(({ items }) => items.map(({ id }) => id).join(''))

describe('matches', () => {
  it.each<[AlertFilter, boolean]>([
    [{}, true],
    [{ cameraId: 'c1' }, true],
    [{ cameraId: 'c2' }, false],
    [{ behaviour: 'u' }, false],
    [{ state: 'raised', severity: 'warning' }, true],
    [{ state: 'resolved' }, false],
    [{ severity: 'critical' }, false],
    [{ from: 100, to: 100 }, true],
    [{ from: 101 }, false],
    [{ to: 99 }, false],
  ])('%j: %s', (filter, expected) => {
    expect(matches(alert('a', 100), filter)).toBe(expected)
  })
})

describe('merging', () => {
  const loaded = [page([alert('d', 40), alert('c', 30)], 'x'), page([alert('b', 20), alert('a', 10)])]

  it.each<[string, AlertPage[], AlertView, AlertFilter, string[]]>([
    ['a new one comes first', loaded, alert('e', 50), {}, ['edc', 'ba']],
    ['into an empty list', [page([])], alert('e', 50), {}, ['e']],
    ['one that came late takes its place', loaded, alert('e', 35), {}, ['dec', 'ba']],
    ['one that does not match stays out', loaded, alert('e', 50), { cameraId: 'c2' }, ['dc', 'ba']],
    ['one older than what is loaded waits for its page', [page([alert('d', 40)], 'x')], alert('e', 5), {}, ['d']],
    ['the oldest of all goes last', [page([alert('d', 40)])], alert('e', 5), {}, ['de']],
    [
      'a changed one leaves a filter it no longer meets',
      loaded,
      alert('c', 30, { state: 'resolved' }),
      { state: 'raised' },
      ['d', 'ba'],
    ],
    ['nothing loaded yet', [], alert('e', 50), {}, []],
  ])('%s', (_name, pages, one, filter, expected) => {
    expect(ids(mergeAlert(pages, one, filter))).toEqual(expected)
  })

  it('replaces a known one where it stands', () => {
    const changed = alert('c', 30, { state: 'resolved' })
    expect(mergeAlert(loaded, changed, {})[0]?.items[1]).toEqual(changed)
  })
})
