import { expect, test } from 'vitest'
import type { Fact } from '../contract/report'
import { promptRoom, reportPrompt } from './prompt'

const fact = (id: string, required: boolean): Fact => ({
  ...{ id, kind: 'alerts', required, cameraId: null, alertId: null, names: {}, at: null, span: null, numbers: {} },
  ...{ state: null, severity: null, behaviour: null, act: null, measure: null },
  sentence: { en: `There were 2 alerts (${id}).`, 'zh-CN': `共有 2 条告警（${id}）。` },
})
const FACTS = [fact('f1', false), fact('f2', true), fact('f3', false)]
const ids = (text: string) => [...text.matchAll(/"id":"(f\d)"/g)].map(([, id]) => id)

test('all facts in their order; where there is little room those first that have to be told', () => {
  expect(ids(reportPrompt(FACTS, 'short', 'en').user)).toEqual(['f1', 'f2', 'f3'])
  expect(ids(reportPrompt(FACTS, 'short', 'en', 160).user)).toEqual(['f1', 'f2'])
  expect(ids(reportPrompt(FACTS, 'short', 'en', 90).user)).toEqual(['f2'])
  expect(ids(reportPrompt(FACTS, 'short', 'en', 0).user)).toEqual([])
})

test('room for facts beside an answer, which leaves them two thirds of a small context', () => {
  expect(promptRoom(null, 800, 'en')).toBe(24_000)
  expect(promptRoom(8_192, 800, 'en')).toBe(16_980)
  expect(promptRoom(8_192, 800, 'zh-CN')).toBe(6_792)
  expect(promptRoom(2_100, 2_000, 'zh-CN')).toBe(800)
  expect(promptRoom(512, 800, 'en')).toBe(0)
})
