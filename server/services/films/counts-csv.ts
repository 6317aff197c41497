/** Counts by the second as CSV, for a spreadsheet. Pure. */
import { BEHAVIOUR_EN, BEHAVIOUR_ORDER } from '../../contract/behaviours'
import type { FilmCounts } from '../../contract/film'

const HEAD = ['time', 'second', 'people', ...BEHAVIOUR_ORDER.map((code) => BEHAVIOUR_EN[code]), 'unsure']

/** A second without a picture has empty cells: nobody counted, which is not nobody there. */
export function countsCsv(counts: FilmCounts, startsAt: number): string {
  const rows = counts.map((row, second) => {
    const time = new Date(startsAt + second * 1000).toISOString()
    return [time, second, ...(row ?? Array<string>(HEAD.length - 2).fill(''))].join(',')
  })
  return `${[HEAD.join(','), ...rows].join('\r\n')}\r\n`
}
