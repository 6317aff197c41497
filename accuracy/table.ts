/** The figures for people: Markdown, as docs/benchmarks.md holds them. */
import { BEHAVIOUR_EN, BEHAVIOUR_ORDER } from '../server/contract/behaviours'
import type { Row } from './figures'
import { quantile } from './metrics/quantile'
import type { Scores } from './score'

export function figureTable(rows: readonly Row[]): string {
  const lines = rows.map(({ figure, means, value, aim }) => {
    const reached = aim && ('atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost)
    const wanted = aim ? ('atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`) : '–'
    return `| ${figure} | ${means} | ${number(value)} | ${wanted} | ${aim ? (reached ? 'reached' : 'MISSED') : ''} |`
  })
  return ['| figure | what it is | measured | aim | |', '|---|---|---|---|---|', ...lines].join('\n')
}

/** A line per behaviour, then what the single figures do not say. */
export function details({ perBehaviour, tracks, counts, onset, frames }: Scores): string {
  const lines = BEHAVIOUR_ORDER.map((code) => {
    const { ap50, boxes } = perBehaviour[code]
    return `| ${BEHAVIOUR_EN[code]} | ${ap50 === null ? '–' : number(ap50)} | ${boxes} | ${number(counts.each[code])} |`
  })
  const { delays, never } = onset
  return [
    '| behaviour | AP50 | boxes | error of the count |',
    '|---|---|---|---|',
    ...lines,
    '',
    `Tracks: DetA ${number(tracks.detA)}, AssA ${number(tracks.assA)}, ${tracks.switches} identity switches in ` +
      `${(frames.minutes * 60).toFixed(1)} s. Changes of behaviour: ${delays.length + never}, of which ${never} were never ` +
      `shown; delay p50 ${seconds(delays, 0.5)}, p90 ${seconds(delays, 0.9)}. Frames: ${frames.shown} shown, ` +
      `${frames.measured} of them measured.`,
  ].join('\n')
}

function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '–'
}

function seconds(rising: readonly number[], p: number): string {
  return rising.length === 0 ? '–' : `${(quantile(rising, p) / 1_000).toFixed(2)} s`
}
