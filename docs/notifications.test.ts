import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { noticeMessage } from '@/server/contract/notice-message'

const text = readFileSync(path.resolve(import.meta.dirname, 'notifications.md'), 'utf8')
const blocks = (language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code = '']) => code)

test('the message in the document is one', () => {
  const [message = ''] = blocks('json')
  expect(() => noticeMessage.parse(JSON.parse(message))).not.toThrow()
})

test('every type of message is explained', () => {
  for (const type of noticeMessage.shape.type.options) expect(text).toContain(`| \`${type}\` |`)
})
