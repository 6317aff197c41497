'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group'
import { WEEKDAYS, type Weekday } from '@/server/contract/schedule'
import { useWeekdayName } from './use-weekday-name'

type Props = { value: readonly Weekday[]; onChange: (days: Weekday[]) => void; error: string | undefined }

/** Days of the week, each on or off. */
export function DaysField({ value, onChange, error }: Props) {
  const t = useTranslations('schedules')
  const dayName = useWeekdayName()
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-[13px] font-medium">
        {t('days')}
      </span>
      <ToggleGroup
        type="multiple"
        aria-labelledby={id}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        className="aria-invalid:border-critical"
        value={value.map(String)}
        onValueChange={(days: string[]) => onChange(WEEKDAYS.filter((day) => days.includes(String(day))))}
      >
        {WEEKDAYS.map((day) => (
          <ToggleGroupItem
            key={day}
            value={String(day)}
            className="px-1.5 text-xs data-[state=on]:bg-primary/15 data-[state=on]:text-foreground"
          >
            <span aria-hidden>{dayName(day, 'short')}</span>
            <span className="sr-only">{dayName(day, 'long')}</span>
          </ToggleGroupItem>
        ))}
      </ToggleGroup>
      {error && (
        <p id={`${id}-error`} className="text-xs font-medium text-critical">
          {error}
        </p>
      )}
    </div>
  )
}
