import { FIGURES, type Figure, type Measured, reached, targetOf } from './figures'

/** The measured figures as a Markdown table, in the order of FIGURES. */
export function table(measured: Measured): string {
  const rows = (Object.keys(FIGURES) as Figure[]).flatMap((figure) => {
    const value = measured[figure]
    return value === undefined ? [] : [row(figure, value)]
  })
  return ['| figure | what it is | measured | target | |', '|---|---|---|---|---|', ...rows].join('\n')
}

function row(figure: Figure, value: number): string {
  const { means, unit } = FIGURES[figure]
  const { atLeast, atMost } = targetOf(figure)
  const target = atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : '–'
  const verdict = target === '–' ? '' : reached(figure, value) ? 'reached' : 'MISSED'
  return `| ${figure} | ${means} | ${format(value)} ${unit} | ${target} | ${verdict} |`
}

function format(value: number): string {
  return value.toFixed(value < 2 ? 4 : 1)
}
