import { describe, expect, it } from 'vitest'
import type { LabelMap } from './behaviours'
import { createLabelMapper, normaliseLabel } from './label-mapper'

const mapLabel = (label: string, map: LabelMap) => createLabelMapper(map)(label)

describe('known names', () => {
  it.each([
    ['u', ['u', 'LookingUp', 'looking_up', 'looking-up', 'LOOKING UP', 'head up', 'up', '抬头', ' 抬 头 ']],
    ['d', ['d', 'LookingDown', 'head_down', 'down', 'bowing the head', '低头']],
    ['c', ['c', 'LyingOnDesk', 'lying on desk', 'sleeping', 'leaning over the table', '趴桌', '睡觉']],
    ['b', ['b', 'LookingBack', 'look-back', 'turn_head', '回头', '转头']],
    ['p', ['p', 'UsingPhone', 'using phone', 'use_phone', 'phone', '使用手机', '玩手机', 'ＵｓｉｎｇＰｈｏｎｅ']],
    ['s', ['s', 'Standing', 'stand', 'stand-up', '站立', '起立']],
  ])('%s', (code, labels) => {
    for (const label of labels) expect([label, mapLabel(label, {})]).toEqual([label, code])
  })

  it.each(['person', 'cell phone', 'lookaround', 'chair', '手机', '', 'constructor', '__proto__', 'class_0'])(
    '"%s" is never guessed',
    (label) => {
      expect(mapLabel(label, {})).toBeNull()
    },
  )
})

describe("the camera's own map", () => {
  const map: LabelMap = {
    person: 's',
    'Look Around': 'b',
    phone: 'd',
    hand_up: 'u',
    'hand up': 'p',
    standing: null,
    Sleeping: null,
  }
  it.each([
    ['person', 's'],
    ['PERSON', 's'],
    ['look_around', 'b'],
    ['phone', 'd'],
    ['using phone', 'p'],
    ['hand_up', 'u'],
    ['hand up', 'p'],
    ['teacher', null],
    ['standing', null],
    ['stand', 's'],
    ['sleeping', null],
  ])('%s -> %s', (label, code) => {
    expect(mapLabel(label, map)).toBe(code)
  })
})

it('normalises marks, case and width, and keeps letters of any script', () => {
  expect(normaliseLabel(' Looking__Up-2. ')).toBe('lookingup2')
  expect(normaliseLabel('使用 手机')).toBe('使用手机')
})
