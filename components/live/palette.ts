/** Colours of the theme as plain sRGB strings, for canvases and charts, which know no CSS variables. */
import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'

/** @returns `#rrggbb` of a CSS custom property on this element; black when it is not defined. */
export function cssColour(element: Element, name: string): string {
  const value = getComputedStyle(element).getPropertyValue(name).trim()
  const context = document.createElement('canvas').getContext('2d')
  if (!context || value === '') return '#000000'
  context.fillStyle = value
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

export type BehaviourPalette = Record<BehaviourCode, string>

export function behaviourPalette(element: Element): BehaviourPalette {
  const entries = BEHAVIOUR_ORDER.map((code) => [code, cssColour(element, `--behaviour-${code}`)] as const)
  return Object.fromEntries(entries) as BehaviourPalette
}

/** Black or white, whichever reads better on the colour (WCAG relative luminance). */
export function textOn(colour: string): '#000000' | '#ffffff' {
  const channel = (at: number) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
  return luminance > 0.179 ? '#000000' : '#ffffff'
}
