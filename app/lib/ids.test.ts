import { expect, test } from 'vitest'
import { parseId } from './ids'

test.each([
  ['01a1fdf2-d73b-73b8-8fde-a1982ef37307', '01a1fdf2-d73b-73b8-8fde-a1982ef37307'],
  ['nanodet-coco', 'nanodet-coco'],
  ['yolo11n.v2', 'yolo11n.v2'],
  ['a%2Db', 'a-b'],
])('%s is the id %s', (segment, id) => {
  expect(parseId(segment)).toBe(id)
})

test.each([undefined, ['a'], '', '.', '..', '%2e%2e', '..%2fx', 'a/b', 'a%00', '%', 'a'.repeat(121), '<script>'])(
  '%s is nobody',
  (segment) => {
    expect(() => parseId(segment)).toThrow(expect.objectContaining({ code: 'not_found' }))
  },
)
