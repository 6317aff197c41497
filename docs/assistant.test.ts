import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { answerMessage, assistantInbound, assistantOutbound } from '../server/contract/assistant'

const page = readFileSync(path.join(import.meta.dirname, 'assistant.md'), 'utf8')
const schemas = [answerMessage, assistantInbound, assistantOutbound]

test('every message in the text is one of the contract', () => {
  const messages = [...page.matchAll(/`(\{"type"[^`]*\})`/g)].map(([, text = '']) => JSON.parse(text) as unknown)
  expect(messages.length).toBeGreaterThanOrEqual(12)
  for (const message of messages) {
    expect([message, schemas.some((schema) => schema.safeParse(message).success)]).toEqual([message, true])
  }
})

test('every type is named', () => {
  const options = [...answerMessage.options, ...assistantInbound.options, ...assistantOutbound.options]
  for (const { shape } of options) expect(page).toContain(shape.type.value)
})

test('its page has thirty lines at most', () => {
  const script = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(script.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(32)
})
