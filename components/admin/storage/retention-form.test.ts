import { expect, test } from 'vitest'
import { retentionSettings } from '@/server/contract/retention'
import { retentionForm, takesMore, toForm, toSettings } from './retention-form'

const SETTINGS = {
  trackDays: 32,
  ...{ alertDays: null, filmDays: 90, auditDays: 730, jobDays: 30, sessionDays: 30, pictureShare: 0.29 },
  ...{ clipInfoDays: 14, clipWarningDays: 30, clipCriticalDays: null, clipShare: 0.25, cameraClips: [] },
}

const own = (change: object) => ({
  ...{ cameraId: 'c', clipInfoDays: 14, clipWarningDays: 30, clipCriticalDays: null },
  ...change,
})

test('the share is asked in per cent and stored as a share', () => {
  expect(toForm(SETTINGS)).toEqual({ ...SETTINGS, pictureShare: 29, clipShare: 25 })
  expect(toSettings(toForm(SETTINGS))).toEqual(SETTINGS)
  expect(toSettings(toForm({ ...SETTINGS, pictureShare: null }))).toEqual({ ...SETTINGS, pictureShare: null })
})

test('what the form takes, the server takes', () => {
  for (const pictureShare of [1, 95]) {
    const form = retentionForm.parse({ ...toForm(SETTINGS), pictureShare })
    expect(retentionSettings.safeParse(toSettings(form)).success).toBe(true)
  }
})

test.each([
  ['the same', {}, false],
  ['longer', { auditDays: 800 }, false],
  ['for ever', { auditDays: null }, false],
  ['shorter', { jobDays: 29 }, true],
  ['a limit where there was none', { alertDays: 3650 }, true],
  ['less of the disk', { pictureShare: 28 }, true],
  ['less of it for clips', { clipShare: 24 }, true],
  ['a camera of its own that keeps less', { cameraClips: [own({ clipInfoDays: 13 })] }, true],
  ['a camera of its own that keeps as much', { cameraClips: [own({})] }, false],
  ['a camera of its own that keeps more', { cameraClips: [own({ clipInfoDays: null })] }, false],
])('%s: asked about first: %s', (_name, change, asked) => {
  const before = toForm(SETTINGS)
  expect(takesMore(before, { ...before, ...change })).toBe(asked)
})

test('a camera that has its limits no longer goes by those of all', () => {
  const all = toForm(SETTINGS)
  expect(takesMore({ ...all, cameraClips: [own({ clipInfoDays: 20 })] }, all)).toBe(true)
  expect(takesMore({ ...all, cameraClips: [own({ clipInfoDays: 3 })] }, all)).toBe(false)
})
