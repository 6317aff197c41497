'use client'
import { useLocale, useTranslations } from 'next-intl'
import { labelName } from '@/server/contract/label-names'
import { CountBars } from './count-bars'

/** How many there are of each kind of thing right now, for models that tell no behaviours. Null: nothing is known of right now. */
export function LabelBars({ labels, seen }: { labels: readonly string[]; seen: readonly string[] | null }) {
  const t = useTranslations('charts')
  const locale = useLocale()
  const rows = labels.map((label) => ({
    key: label,
    name: labelName(label, locale),
    count: seen ? seen.filter((one) => one === label).length : null,
  }))
  return <CountBars rows={rows} label={t('bars.things')} testId="label-counts" />
}
