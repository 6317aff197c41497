import { describe, expect, it } from 'vitest'
import type { IncidentPage, IncidentView } from '@/server/contract/incident'
import { type IncidentFilter, matches, mergeIncident } from './incident-cache'

const incident = (id: string, firstAt: number, over: Partial<IncidentView> = {}): IncidentView => ({
  ...{ id, firstAt, lastAt: firstAt, count: 1, version: 0, latest: null },
  ...{ cameraId: 'c1', cameraName: 'Gate', cameraPlace: 'Yard', ruleId: 'r1', ruleName: 'Phones' },
  ...{ severity: 'warning', state: 'new', assignee: null, behaviour: 'p', lesson: 'Lesson 3' },
  ...{ acknowledgedAt: null, closedAt: null },
  ...over,
})
const page = (items: IncidentView[], next: string | null = null): IncidentPage => ({ items, next, unread: 0 })
const ids = (pages: IncidentPage[]) => pages.map(({ items }) => items.map(({ id }) => id).join(''))

describe('matches', () => {
  it.each<[IncidentFilter, boolean]>([
    [{}, true],
    [{ cameraId: 'c1', ruleId: 'r1' }, true],
    [{ cameraId: 'c2' }, false],
    [{ behaviour: 'u' }, false],
    [{ state: 'open', severity: 'warning' }, true],
    [{ state: 'resolved' }, false],
    [{ place: 'Hall' }, false],
    [{ lesson: 'Lesson 3', place: 'Yard' }, true],
    [{ mine: 'me' }, false],
    [{ from: 100, to: 100 }, true],
    [{ from: 101 }, false],
    [{ to: 99 }, false],
  ])('%j: %s', (filter, expected) => {
    expect(matches(incident('a', 100), filter)).toBe(expected)
  })

  it('what is mine, and what is no longer open', () => {
    const mine = incident('a', 1, { state: 'assigned', assignee: { id: 'me', name: 'Me' } })
    expect(matches(mine, { mine: 'me', state: 'open' })).toBe(true)
    expect(matches({ ...mine, state: 'false_alarm' }, { mine: 'me', state: 'open' })).toBe(false)
  })
})

describe('merging', () => {
  const loaded = [page([incident('d', 40), incident('c', 30)], 'x'), page([incident('b', 20), incident('a', 10)])]
  const resolved = incident('c', 30, { state: 'resolved', version: 1 })

  it.each<[string, IncidentPage[], IncidentView, IncidentFilter, string[]]>([
    ['a new one comes first', loaded, incident('e', 50), {}, ['edc', 'ba']],
    ['into an empty list', [page([])], incident('e', 50), {}, ['e']],
    ['one that came late takes its place', loaded, incident('e', 35), {}, ['dec', 'ba']],
    ['one that does not match stays out', loaded, incident('e', 50), { cameraId: 'c2' }, ['dc', 'ba']],
    ['one older than what is loaded waits for its page', [page([incident('d', 40)], 'x')], incident('e', 5), {}, ['d']],
    ['the oldest of all goes last', [page([incident('d', 40)])], incident('e', 5), {}, ['de']],
    ['a handled one leaves what is open', loaded, resolved, { state: 'open' }, ['d', 'ba']],
    ['nothing loaded yet', [], incident('e', 50), {}, []],
  ])('%s', (_name, pages, one, filter, expected) => {
    expect(ids(mergeIncident(pages, one, filter))).toEqual(expected)
  })

  it('replaces a known one where it stands, but not by what it was before', () => {
    expect(mergeIncident(loaded, resolved, {})[0]?.items[1]).toEqual(resolved)
    const after = mergeIncident(loaded, resolved, {})
    expect(mergeIncident(after, incident('c', 30), {})[0]?.items[1]).toEqual(resolved)
    const again = incident('c', 30, { count: 2 })
    expect(mergeIncident(loaded, again, {})[0]?.items[1]).toEqual(again)
  })
})
