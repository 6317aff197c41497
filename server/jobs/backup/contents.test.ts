import { expect, test } from 'vitest'
import { fileName, placeOf, rowsName } from './contents'

test('names lead back to where they came from', () => {
  expect(placeOf(rowsName('incident_steps', 12))).toEqual({ table: 'incident_steps' })
  expect(placeOf(fileName('snapshots/2031/05/x.jpg'))).toEqual({ file: 'snapshots/2031/05/x.jpg' })
})

test.each([
  'files/../secret',
  'files/snapshots/../../secret',
  'files/models/./x',
  'files/secret',
  'files/snapshots/',
  '/files/snapshots/x',
  'database/a"b/000001.jsonl.gz',
  'other',
])('%s is no name of a backup', (name) => {
  expect(placeOf(name)).toBeNull()
})
