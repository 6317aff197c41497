import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'

const css = readFileSync(path.resolve(import.meta.dirname, '../../app/globals.css'), 'utf8')

/** name -> [r, g, b] 0..255 of one theme. */
function palette(selector: string): Record<string, [number, number, number]> {
  const block = new RegExp(`^${selector} \\{([^}]*)\\}`, 'm').exec(css)?.[1] ?? ''
  const found = [...block.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)]
  return Object.fromEntries(
    found.map(([, name, hex]) => {
      const value = Number.parseInt(hex!, 16)
      return [name!, [value >> 16, (value >> 8) & 255, value & 255]]
    }),
  )
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: readonly number[]): number {
  const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

describe.each([
  ['light', palette(':root')],
  ['dark', palette('\\.dark')],
])('%s', (_theme, colours) => {
  const ratio = (a: string, b: string) => contrast(colours[a]!, colours[b]!)

  test.each([
    ['foreground', 'background'],
    ['muted-foreground', 'background'],
    ['muted-foreground', 'card'],
    ['muted-foreground', 'muted'],
    ['accent-foreground', 'accent'],
    ['primary-foreground', 'primary'],
    ['primary', 'card'],
    ['destructive-foreground', 'destructive'],
    ['success', 'success-soft'],
    ['info', 'info-soft'],
    ['warning', 'warning-soft'],
    ['critical', 'critical-soft'],
    ['critical', 'card'],
    ['warning', 'card'],
    ['foreground', 'critical-soft'],
    ['muted-foreground', 'critical-soft'],
  ])('%s can be read on %s', (text, surface) => {
    expect(ratio(text, surface)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['input', 'ring', ...BEHAVIOUR_ORDER.map((code) => `behaviour-${code}`)])('%s can be seen', (name) => {
    expect(ratio(name, 'card')).toBeGreaterThanOrEqual(3)
  })
})
