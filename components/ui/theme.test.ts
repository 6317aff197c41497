import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { contrast } from './testing/colour'

const css = readFileSync(path.resolve(import.meta.dirname, '../../app/globals.css'), 'utf8')

/** name -> `#rrggbb` of one theme. */
function theme(selector: string): Record<string, string> {
  const block = new RegExp(`^${selector} \\{([^}]*)\\}`, 'm').exec(css)?.[1] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]))
}

describe.each([
  ['light', theme(':root')],
  ['dark', theme('\\.dark')],
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

  test.each(['input', 'ring'])('%s can be seen', (name) => {
    expect(ratio(name, 'card')).toBeGreaterThanOrEqual(3)
  })
})
