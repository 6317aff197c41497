'use client'
import { useTranslations } from 'next-intl'
import type { Counted } from '@/components/live/count-strip'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import { BEHAVIOUR_COLOURS } from '@/server/contract/palette'
import { CountBars } from './count-bars'

/**
 * How many people show each behaviour right now: six bars in the fixed order, and of how many it is not clear. Null: nothing
 * is known of right now.
 */
export function BehaviourBars({ counted }: { counted: Counted | null }) {
  const t = useTranslations('charts')
  const common = useTranslations('common')
  const names = useBehaviourNames()
  const rows = [
    ...BEHAVIOUR_ORDER.map((code) => ({
      key: code,
      name: names[code],
      count: counted?.counts[code] ?? null,
      colour: BEHAVIOUR_COLOURS[code],
    })),
    { key: 'unsure', name: common('unsure'), count: counted?.unsure ?? null },
  ]
  return <CountBars rows={rows} label={t('bars.label')} testId="behaviour-counts" />
}
