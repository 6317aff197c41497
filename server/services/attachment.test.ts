import { expect, test } from 'vitest'
import { attachment } from './attachment'

const END = ' - enhanced, not evidence.png'
const named = (title: string) =>
  decodeURIComponent(attachment(title, END)['Content-Disposition'].replace("attachment; filename*=UTF-8''", ''))

test('what is to be known of a file is in its name, however long or strange its title is', () => {
  expect(named('Room 1 · Night')).toBe('Room 1 · Night - enhanced, not evidence.png')
  // It would be read from the right, with another ending.
  expect(named('\u202egnp.exe')).toBe('_gnp.exe - enhanced, not evidence.png')
  expect(named('../../etc\\x\0<b>')).toBe('.._.._etc_x__b_ - enhanced, not evidence.png')
  for (const title of ['教'.repeat(120), '😀'.repeat(60), 'x'.repeat(500)]) {
    expect(Buffer.byteLength(named(title))).toBeLessThanOrEqual(240)
    expect(named(title).endsWith(END)).toBe(true)
  }
})

test('every sign that the header may not have is escaped', () => {
  expect(attachment("a'b(c)", '.csv')['Content-Disposition']).toBe("attachment; filename*=UTF-8''a%27b%28c%29.csv")
})
