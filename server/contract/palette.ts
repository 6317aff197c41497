/**
 * The one palette of behaviours: boxes on live and kept pictures, burned in where a file leaves, swatches and charts. One
 * set for both themes: each colour reaches 3:1 on a light and on a dark card. A deuteranope tells all of them apart, and a
 * name always stands beside; components/ui/palette.test.ts measures both.
 */
import type { BehaviourCode } from './behaviours'
import type { ZoneKind } from './zone'

export const BEHAVIOUR_COLOURS: Readonly<Record<BehaviourCode, string>> = {
  u: '#158a5c',
  d: '#4a62e0',
  c: '#b98a12',
  b: '#c2448f',
  p: '#bc482f',
  s: '#1e9bc0',
}

/** The box of an object without behaviour. */
export const NO_BEHAVIOUR_COLOUR = '#e4eaef'

/** @returns colour of an object's box */
export function colourOf(code: BehaviourCode | null | undefined): string {
  return code ? BEHAVIOUR_COLOURS[code] : NO_BEHAVIOUR_COLOUR
}

/** Black or white, whichever reads better on the colour (WCAG relative luminance). @param colour `#rrggbb` */
export function textOn(colour: string): '#000000' | '#ffffff' {
  const channel = (at: number) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
  return luminance > 0.179 ? '#000000' : '#ffffff'
}

/** Outlines of areas and lines over pictures; a dark edge and the name stand beside. */
export const ZONE_COLOURS: Readonly<Record<ZoneKind, string>> = {
  detection: '#3fc380',
  ignore: '#a9b4bd',
  restricted: '#ff6b5e',
  seat: '#6aa8ff',
  line: '#ffc53d',
}
