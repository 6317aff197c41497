/**
 * Text on pictures on a machine without fonts: Noto Sans SC from npm, cut there into about a hundred files by Unicode
 * range. Only the files that a text needs are read, each once.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'
import { z } from 'zod'

type Range = [first: number, last: number]
type Slice = { file: string; family: string; ranges: Range[]; loaded: boolean }

const PACKAGE = '@fontsource-variable/noto-sans-sc'
const WEIGHT = 500

export type Fonts = {
  /** The value of `ctx.font` that has every character of the text. */
  fontFor(text: string, px: number): string
}

export function createFonts(): Fonts {
  const folder = path.dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`))
  const index = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')))
  const slices: Slice[] = Object.entries(index).map(([key, ranges]) => {
    const name = key.replace(/[[\]]/g, '')
    return {
      file: path.join(folder, 'files', `noto-sans-sc-${name}-wght-normal.woff2`),
      family: `Sightline ${name}`,
      ranges: parseRanges(ranges),
      loaded: false,
    }
  })
  const byCharacter = new Map<number, Slice | null>()

  function sliceOf(character: number): Slice | null {
    const known = byCharacter.get(character)
    if (known !== undefined) return known
    const found = slices.find(({ ranges }) => ranges.some(([first, last]) => character >= first && character <= last))
    byCharacter.set(character, found ?? null)
    return found ?? null
  }

  function load(slice: Slice): string {
    if (!slice.loaded) GlobalFonts.register(readFileSync(slice.file), slice.family)
    slice.loaded = true
    return `"${slice.family}"`
  }

  return {
    fontFor(text, px) {
      const needed = new Set<Slice>()
      for (const character of text) {
        const slice = sliceOf(character.codePointAt(0) ?? 0)
        if (slice) needed.add(slice)
      }
      return `${WEIGHT} ${px}px ${[...[...needed].map(load), 'sans-serif'].join(', ')}`
    },
  }
}

/** "U+4e00,U+4e03-4e05" -> pairs of code points. */
export function parseRanges(text: string): Range[] {
  return text.split(',').map((entry) => {
    const [first = '', last = first] = entry.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })
}
