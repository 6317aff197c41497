import { expect, test } from 'vitest'
import { retentionSettings } from '../../contract/retention'
import { cutoff, DEFAULT_RETENTION, excessBytes, isDiskLow } from './policy'

const GB = 1024 ** 3

test('what is kept for ever has no cutoff', () => {
  expect(cutoff(null, 5)).toBeNull()
  expect(cutoff(2, Date.UTC(2031, 0, 3))).toEqual(new Date(Date.UTC(2031, 0, 1)))
})

test.each([
  [100, 1000, 0.1, 0],
  [101, 1000, 0.1, 1],
  [900, 1000, 0.5, 400],
  [900, 1000, null, 0],
  [0, 0, 0.5, 0],
])('%i bytes of pictures on a disk of %i, share %s: %i too many', (bytes, disk, share, excess) => {
  expect(excessBytes(bytes, disk, share)).toBe(excess)
})

test.each([
  ['plenty', 50 * GB, 100 * GB, false],
  ['3 % of a huge disk is enough', 100 * GB, 10_000 * GB, false],
  ['a small disk that is empty', GB, 1.5 * GB, false],
  ['nearly full', GB, 100 * GB, true],
  ['full', 0, 100 * GB, true],
])('%s', (_name, freeBytes, diskBytes, low) => {
  expect(isDiskLow({ freeBytes, diskBytes })).toBe(low)
})

test('the defaults are settings; an audit cannot be shortened to a few days', () => {
  expect(retentionSettings.parse(DEFAULT_RETENTION)).toEqual(DEFAULT_RETENTION)
  expect(retentionSettings.safeParse({ ...DEFAULT_RETENTION, auditDays: 29 }).success).toBe(false)
})
