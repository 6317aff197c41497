/** How often a rule was wrong, as far as can be said. Pure. */
import type { IncidentFigures } from '@/server/contract/incident'

/** Of fewer closed incidents a share says nothing. */
const ENOUGH = 5
/** More wrong than right: to be changed. 0..1. */
const BAD_SHARE = 0.5

export type Quality = { kind: 'none' } | { kind: 'few' } | { kind: 'share'; percent: number; bad: boolean }

export function qualityOf(
  figures: Pick<IncidentFigures['rules'][number], 'closed' | 'falseAlarms'> | undefined,
): Quality {
  if (!figures || figures.closed === 0) return { kind: 'none' }
  const { closed, falseAlarms } = figures
  if (closed < ENOUGH) return { kind: 'few' }
  const share = falseAlarms / closed
  return { kind: 'share', percent: Math.round(share * 100), bad: share >= BAD_SHARE }
}
