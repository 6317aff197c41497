'use client'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import type { FieldSentences } from '@/components/lib/refusal'
import { ZONE_COLOURS } from '@/server/contract/palette'
import type { Zone } from '@/server/contract/zone'
import { ZoneFields } from './zone-fields'

type Props = {
  zones: readonly Zone[]
  selected: string | null
  onSelect: (id: string | null) => void
  onChange: (zone: Zone, key?: string) => void
  onDelete: (zone: Zone) => void
  /** Names of the rules that ask about a zone. */
  usedBy: (id: string) => string[]
  /** By path from the list: `0.name`. */
  fields: FieldSentences
}

/** Every area and line by name; the selected one with what it is. */
export function ZoneList({ zones, selected, onSelect, onChange, onDelete, usedBy, fields }: Props) {
  const t = useTranslations('zones')
  return (
    <ul aria-label={t('list')} className="divide-y">
      {zones.map((zone, i) => {
        const open = zone.id === selected
        const shape = shapeError(fields, i)
        return (
          <li key={zone.id} className={cn(open && 'bg-accent/40')}>
            <button
              type="button"
              aria-expanded={open}
              aria-describedby={shape && `zone-${zone.id}-wrong`}
              className="flex min-h-11 w-full items-center gap-2.5 px-3 py-2 text-left hover:bg-accent"
              onClick={() => onSelect(open ? null : zone.id)}
            >
              <span
                aria-hidden
                className={cn('w-3.5 shrink-0 rounded-xs', zone.kind === 'line' ? 'h-0.5' : 'h-3.5')}
                style={{ background: ZONE_COLOURS[zone.kind] }}
              />
              <span className="min-w-0 flex-1 truncate text-[13px] font-medium">{zone.name}</span>
              <span className="shrink-0 text-xs text-muted-foreground">{t(`kinds.${zone.kind}`)}</span>
            </button>
            {shape && (
              <p id={`zone-${zone.id}-wrong`} className="px-3 pb-2 text-xs font-medium text-critical">
                {shape}
              </p>
            )}
            {open && (
              <ZoneFields
                zone={zone}
                onChange={onChange}
                onDelete={() => onDelete(zone)}
                usedBy={usedBy(zone.id)}
                error={(field) => fields[`${i}.${field}`]}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Of its form: the whole, or one of its corners. */
function shapeError(fields: FieldSentences, index: number): string | undefined {
  return Object.entries(fields).find(([path]) => path.startsWith(`${index}.points`))?.[1]
}
