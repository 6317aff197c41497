import { afterAll, describe, expect, it } from 'vitest'
import { instantOf, wallOf } from './zone'

const HOST = process.env.TZ
afterAll(() => {
  process.env.TZ = HOST
})

const iso = (at: number) => new Date(at).toISOString()
const wall = (text: string) => Date.parse(`${text}Z`)

describe.each(['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'])('with the host in %s', (host) => {
  it.each<[string, string, string, string]>([
    // Zone, what its clocks show, the first and the last time they do.
    ['Asia/Shanghai', '2026-03-02T08:00', '2026-03-02T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-02T08:00', '2026-03-02T02:30:00.000Z', '2026-03-02T02:30:00.000Z'],
    ['Europe/Berlin', '2026-07-01T08:00', '2026-07-01T06:00:00.000Z', '2026-07-01T06:00:00.000Z'],
    // Set back at 03:00: 02:30 comes twice.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
    // By half an hour.
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
    // Set forward at 02:00: 02:30 does not come.
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00:00.000Z', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:00:00.000Z', '2026-03-08T07:00:00.000Z'],
    // Midnight itself is skipped.
    ['Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00:00.000Z', '2026-04-23T22:00:00.000Z'],
    // A whole day is.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
  ])('%s shows %s', (zone, shown, first, last) => {
    process.env.TZ = host
    expect(iso(instantOf(zone, wall(shown), 'first'))).toBe(first)
    expect(iso(instantOf(zone, wall(shown), 'last'))).toBe(last)
  })

  it('reads the clocks of a zone', () => {
    process.env.TZ = host
    expect(iso(wallOf('Asia/Shanghai', Date.parse('2026-03-01T23:15:30.750Z')))).toBe('2026-03-02T07:15:30.000Z')
    expect(iso(wallOf('America/St_Johns', Date.parse('2026-01-01T00:00:00Z')))).toBe('2025-12-31T20:30:00.000Z')
  })
})
