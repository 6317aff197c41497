'use client'
import { Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { cn } from '@/components/lib/cn'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { BEHAVIOUR_ORDER, type BehaviourCounts } from '@/server/contract/behaviours'
import { useBehaviourNames } from './use-behaviour-names'
import { useFit } from './use-fit'

/** What is counted right now. */
export type Counted = { people: number; counts: BehaviourCounts; unsure: number }

/** Between two chips, px: gap-x-2.5. */
const GAP = 10

/**
 * How many, and doing what: the total first and never cut, then the behaviours that are seen, in the fixed order, as many
 * as have room, and of how many it is not clear. Null: nothing is known of right now.
 */
export function CountStrip({ counted }: { counted: Counted | null }) {
  const t = useTranslations('live')
  if (!counted) return null
  const { people, counts, unsure } = counted
  return (
    <div className="flex min-w-0 items-center gap-2.5 text-xs">
      <span className="flex shrink-0 items-center gap-1" title={t('objects')}>
        <Users aria-hidden className="size-3.5 text-muted-foreground" />
        <span className="sr-only">{t('objects')}</span>
        <span className="font-medium" data-testid="people">
          {people}
        </span>
      </span>
      <Behaviours counts={counts} unsure={unsure} />
    </div>
  )
}

function Behaviours({ counts, unsure }: { counts: BehaviourCounts; unsure: number }) {
  const t = useTranslations('live')
  const common = useTranslations('common')
  const names = useBehaviourNames()
  const row = useRef<HTMLUListElement>(null)
  const seen = [
    ...BEHAVIOUR_ORDER.map((code) => ({ code, name: names[code], count: counts[code] })),
    { code: null, name: common('unsure'), count: unsure },
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
