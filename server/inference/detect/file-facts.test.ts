import { expect, it } from 'vitest'
import { parseNames, readFacts } from './file-facts'

it.each([
  ["{0: 'person', 1: 'car'}", ['person', 'car']],
  [`{0: "it's", 1: 'say "hi"'}`, ["it's", 'say "hi"']],
  [String.raw`{0: 'it\'s', 1: '\u62ac\u5934', 2: 'a\\b'}`, ["it's", '抬头', 'a\\b']],
  ["{1: 'b', 0: 'a'}", ['a', 'b']],
  ["{0: 'a', 2: 'c'}", ['a', 'class_1', 'c']],
  ["['a', 'b: 3, {c}']", ['a', 'b: 3, {c}']],
  ['{"0": "a", "1": "b"}', ['a', 'b']],
  ["{0: '低头'}", ['低头']],
  ['{}', null],
  ['', null],
  ['person', null],
  ["{99999999: 'far'}", null],
])('names %s', (text, expected) => {
  expect(parseNames(text)).toEqual(expected)
})

it('reads what Ultralytics writes', () => {
  const metadata = { imgsz: '[384, 640]', stride: '32', task: 'pose', names: "{0: 'person'}", kpt_shape: '[17, 3]' }
  expect(readFacts(metadata)).toEqual({
    names: ['person'],
    task: 'pose',
    size: { height: 384, width: 640 },
    stride: 32,
    endToEnd: false,
    keypoints: [17, 3],
  })
})

it.each([
  [{ end2end: 'True' }, true],
  [{ end2end: 'False' }, false],
  [{ args: "{'batch': 1, 'nms': True}" }, true],
  [{}, false],
])('end to end %j is %s', (metadata: Record<string, string>, expected) => {
  expect(readFacts(metadata).endToEnd).toBe(expected)
})

it('one number is both sides, and nothing said is null', () => {
  expect(readFacts({ imgsz: '640' }).size).toEqual({ width: 640, height: 640 })
  expect(readFacts({ imgsz: 'None' })).toMatchObject({ size: null, names: null, task: null, stride: null })
})
