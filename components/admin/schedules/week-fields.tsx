'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MAX_PERIODS, type Period } from '@/server/contract/schedule'
import { AddLine } from './add-line'
import { DaysField } from './days-field'
import type { PartProps } from './form-parts'
import { HoursFields } from './hours-fields'
import { RemoveButton } from './remove-button'
import { nextPeriod } from './schedule-state'

/** The periods of the week, a line each. */
export function WeekFields({ value: periods, set, error }: PartProps<Period[]>) {
  const t = useTranslations('schedules')
  const replace = (i: number, change: Partial<Period>) =>
    set(periods.map((one, j) => (i === j ? { ...one, ...change } : one)))
  return (
    <>
      <ul className="divide-y">
        {periods.map((period, i) => (
          <li key={i} className="flex flex-wrap items-start gap-3 py-3 first:pt-0">
            <Field label={t('periodName')} error={error(`${i}.name`)} className="w-36 grow">
              {(control) => (
                <Input
                  {...control}
                  placeholder={t('periodPlaceholder')}
                  value={period.name}
                  onChange={({ target }) => replace(i, { name: target.value })}
                />
              )}
            </Field>
            <HoursFields value={period} set={(change) => replace(i, change)} error={(name) => error(`${i}.${name}`)} />
            <DaysField value={period.days} onChange={(days) => replace(i, { days })} error={error(`${i}.days`)} />
            <RemoveButton
              name={period.name || `${period.from}–${period.to}`}
              onClick={() => set(periods.filter((_, j) => j !== i))}
            />
          </li>
        ))}
      </ul>
      <AddLine
        error={error('')}
        disabled={periods.length >= MAX_PERIODS}
        onClick={() => set([...periods, nextPeriod(periods)])}
      >
        {t('addPeriod')}
      </AddLine>
    </>
  )
}
