'use client'
import { useTranslations } from 'next-intl'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { SERIES, type SeriesName } from './series'

type Props = {
  names: Record<SeriesName, string>
  shown: readonly SeriesName[]
  setShown: (shown: readonly SeriesName[]) => void
}

/** The legend, whose entries switch their lines on and off. */
export function SeriesPicker({ names, shown, setShown }: Props) {
  const t = useTranslations('charts')
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t('lines.series')}</legend>
      {SERIES.map((name) => {
        const on = shown.includes(name)
        return (
          <button
            key={name}
            type="button"
            aria-pressed={on}
            onClick={() => setShown(on ? shown.filter((other) => other !== name) : [...shown, name])}
            className="inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-xs hover:bg-accent aria-[pressed=false]:border-dashed aria-[pressed=false]:text-muted-foreground aria-[pressed=false]:line-through"
          >
            {name === 'people' ? (
              <span aria-hidden className="h-0 w-2.5 border-t-2 border-dotted border-foreground" />
            ) : (
              <BehaviourDot code={name === 'unsure' ? null : name} />
            )}
            {names[name]}
          </button>
        )
      })}
    </fieldset>
  )
}
