/** What is printed and written of reports: figures with their aims, and the writer beside the plain digest. */
import { LOCALES, type Locale } from '../../server/contract/locale'
import type { Row } from '../figures'
import type { Scores } from './measure'

export type Both = Record<Locale, { writer: Scores; digest: Scores }>

export function reportFigures(both: Both): Row[] {
  const each = (share: (scores: Scores) => number) => LOCALES.map((locale) => share(both[locale].writer))
  const least = (share: (scores: Scores) => number) => Math.min(...each(share))
  return [
    {
      ...{ figure: 'reports.supported', means: 'saved sentences that are true of the shift', aim: { atLeast: 1 } },
      value: least(({ saved, unsupported }) => 1 - unsupported.length / saved),
    },
    {
      ...{ figure: 'reports.covered', means: 'facts that what is saved tells', aim: { atLeast: 0.95 } },
      value: least(({ covered, facts }) => covered / facts),
    },
    {
      ...{ figure: 'reports.by_model', means: "facts that the model's own sentences tell" },
      value: least(({ byModel, facts }) => byModel / facts),
    },
    {
      ...{ figure: 'reports.struck', means: "the model's sentences that the gate struck" },
      value: Math.max(...each(({ struck, sentences }) => (sentences === 0 ? 0 : struck / sentences))),
    },
  ]
}

export function reportTable(both: Both): string {
  const lines = LOCALES.flatMap((locale) =>
    (['writer', 'digest'] as const).map((which) => {
      const { sentences, struck, saved, unsupported, facts, covered, frames, characters } = both[locale][which]
      const cells = [
        ...[locale, which === 'writer' ? 'shift-writer' : 'digest', saved, unsupported.length],
        ...[which === 'writer' ? `${struck} of ${sentences}` : '–', `${covered} of ${facts}`],
        ...[(covered / saved).toFixed(2), (characters / covered).toFixed(1), frames],
      ]
      return `| ${cells.join(' | ')} |`
    }),
  )
  return [
    '| language | written by | sentences saved | not true | struck | facts told | facts a sentence | characters a fact | frames |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
