import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { progressInbound, progressMessage, progressOutbound, STAGES } from '../server/contract/progress'

const page = readFileSync(path.join(import.meta.dirname, 'progress.md'), 'utf8')

test('the example and every message in the text is one of the contract', () => {
  const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
  expect(progressMessage.safeParse(example).error).toBeUndefined()
  const messages = [...page.matchAll(/`(\{"[^`]*\})`/g)].map(([, text = '']) => JSON.parse(text) as unknown)
  expect(messages.length).toBeGreaterThanOrEqual(5)
  for (const message of messages) {
    const known = [progressMessage, progressInbound, progressOutbound].some(
      (schema) => schema.safeParse(message).success,
    )
    expect([message, known]).toEqual([message, true])
  }
})

test('every stage is named', () => {
  for (const stage of STAGES) expect(page).toContain(`\`${stage}\``)
})
