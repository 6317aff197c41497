'use client'
import { useTranslations } from 'next-intl'
import { DWELL_BINS_MS } from '@/server/contract/history'

/** Fewer are no ground for a distribution. */
const ENOUGH = 5

/** How many stays were how long: the darker, the longer. */
export function StaysBar({ stays }: { stays: readonly number[] }) {
  const t = useTranslations('history')
  const all = stays.reduce((sum, count) => sum + count, 0)
  if (all < ENOUGH) return <span className="text-xs whitespace-nowrap text-muted-foreground">{t('notEnough')}</span>
  const parts = stays.map((count, i) => `${t(`zones.bins.${BINS[i] ?? 'longest'}`)}: ${count}`)
  return (
    <div
      role="img"
      aria-label={parts.join(', ')}
      title={parts.join('\n')}
      className="flex h-4 w-36 gap-px overflow-hidden rounded-sm"
    >
      {stays.map((count, i) =>
        count === 0 ? null : (
          <span
            key={BINS[i]}
            className="print:[print-color-adjust:exact]"
            style={{
              width: `${(count / all) * 100}%`,
              background: `color-mix(in srgb, var(--primary) ${25 + (75 * i) / (DWELL_BINS_MS.length - 1)}%, var(--card))`,
            }}
          />
        ),
      )}
    </div>
  )
}

/** Names of the contract's bins. */
const BINS = ['s10', 's30', 's60', 'm5', 'm15', 'longest'] as const
