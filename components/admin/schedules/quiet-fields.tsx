'use client'
import { useTranslations } from 'next-intl'
import { MAX_QUIET, type Timetable } from '@/server/contract/schedule'
import { AddLine } from './add-line'
import { DaysField } from './days-field'
import type { PartProps } from './form-parts'
import { HoursFields } from './hours-fields'
import { RemoveButton } from './remove-button'

type Quiet = Timetable['quiet']

/** Quiet hours of the week, a line each. */
export function QuietFields({ value: quiet, set, error }: PartProps<Quiet>) {
  const t = useTranslations('schedules')
  const replace = (i: number, change: Partial<Quiet[number]>) =>
    set(quiet.map((one, j) => (i === j ? { ...one, ...change } : one)))
  return (
    <>
      {quiet.length > 0 && (
        <ul className="divide-y">
          {quiet.map((hours, i) => (
            <li key={i} className="flex flex-wrap items-start gap-3 py-3 first:pt-0">
              <HoursFields value={hours} set={(change) => replace(i, change)} error={(name) => error(`${i}.${name}`)} />
              <DaysField value={hours.days} onChange={(days) => replace(i, { days })} error={error(`${i}.days`)} />
              <RemoveButton name={`${hours.from}–${hours.to}`} onClick={() => set(quiet.filter((_, j) => j !== i))} />
            </li>
          ))}
        </ul>
      )}
      <AddLine
        error={error('')}
        disabled={quiet.length >= MAX_QUIET}
        onClick={() => set([...quiet, { days: [1, 2, 3, 4, 5], from: '12:00', to: '13:00' }])}
      >
        {t('addQuiet')}
      </AddLine>
    </>
  )
}
