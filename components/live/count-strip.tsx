'use client'
import { Users } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { cn } from '@/components/lib/cn'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { BEHAVIOUR_ORDER, type BehaviourCounts } from '@/server/contract/behaviours'
import { labelName } from '@/server/contract/label-names'
import { useBehaviourNames } from './use-behaviour-names'
import { useFit } from './use-fit'

/** What is counted right now. others: what is not a person, unless only counts of people are told. */
export type Counted = {
  people: number
  counts: BehaviourCounts
  unsure: number
  others?: readonly { label: string; count: number }[]
}

/** Between two chips, px: gap-x-2.5. */
const GAP = 10

/**
 * How many people, first and never cut; then, as many as have room, what they do, in the fixed order, of how many that is
 * not clear, and what else there is. Null: nothing is known of right now.
 */
export function CountStrip({ counted }: { counted: Counted | null }) {
  const t = useTranslations('live')
  if (!counted) return null
  const { people } = counted
  return (
    <div className="flex min-w-0 items-center gap-2.5 text-xs">
      <span className="flex shrink-0 items-center gap-1" title={t('people')}>
        <Users aria-hidden className="size-3.5 text-muted-foreground" />
        <span className="sr-only">{t('people')}</span>
        <span className="font-medium" data-testid="people">
          {people}
        </span>
      </span>
      <Chips counted={counted} />
    </div>
  )
}

function Chips({ counted: { counts, unsure, others = [] } }: { counted: Counted }) {
  const t = useTranslations('live')
  const common = useTranslations('common')
  const locale = useLocale()
  const names = useBehaviourNames()
  const row = useRef<HTMLUListElement>(null)
  const seen = [
    ...BEHAVIOUR_ORDER.map((code) => ({ code, name: names[code], count: counts[code] })),
    { code: null, name: common('unsure'), count: unsure },
    ...others.map(({ label, count }) => ({ code: null, name: labelName(label, locale), count })),
  ].filter(({ count }) => count > 0)
  const texts = seen.map(({ name, count }) => `${name} ${count}`)
  const shown = useFit(row, texts.join(' '), GAP)
  const rest = texts.slice(shown)
  return (
    <ul
      ref={row}
      aria-label={t('counts')}
      className="relative flex h-5 min-w-0 flex-1 items-center gap-x-2.5 overflow-hidden"
    >
      {seen.map(({ code, name, count }, i) => (
        <li
          key={name}
          data-chip
          className={cn('flex shrink-0 items-center gap-1 whitespace-nowrap', i >= shown && 'invisible absolute')}
        >
          <BehaviourDot code={code} />
          <span className="text-muted-foreground">{name}</span>
          <span className="font-medium">{count}</span>
        </li>
      ))}
      <li
        data-more
        title={rest.join(' · ')}
        className={cn('shrink-0 text-muted-foreground', rest.length === 0 && 'invisible absolute')}
      >
        <span aria-hidden>+{rest.length}</span>
        <span className="sr-only">{rest.join(', ')}</span>
      </li>
    </ul>
  )
}
