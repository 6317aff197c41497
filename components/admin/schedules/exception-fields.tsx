'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { type Exception, MAX_EXCEPTIONS, MAX_HOURS } from '@/server/contract/schedule'
import { AddLine } from './add-line'
import type { PartProps } from './form-parts'
import { HoursFields } from './hours-fields'
import { RemoveButton } from './remove-button'

type Hours = Exception['periods'][number]

/** Holidays and days with other hours, a card each. */
export function ExceptionFields({ value: exceptions, set, error }: PartProps<Exception[]>) {
  const t = useTranslations('schedules')
  const replace = (i: number, change: Partial<Exception>) =>
    set(exceptions.map((one, j) => (i === j ? { ...one, ...change } : one)))
  return (
    <>
      {exceptions.length > 0 && (
        <ul className="divide-y">
          {exceptions.map((exception, i) => (
            <li key={i} className="flex flex-col gap-3 py-3 first:pt-0">
              <div className="flex flex-wrap items-start gap-3">
                <Field label={t('exceptionName')} error={error(`${i}.name`)} className="w-44 grow">
                  {(control) => (
                    <Input
                      {...control}
                      placeholder={t('exceptionPlaceholder')}
                      value={exception.name}
                      onChange={({ target }) => replace(i, { name: target.value })}
                    />
                  )}
                </Field>
                {(['from', 'to'] as const).map((name) => (
                  <Field
                    key={name}
                    label={t(name === 'from' ? 'firstDay' : 'lastDay')}
                    error={error(`${i}.${name}`)}
                    className="w-40"
                  >
                    {(control) => (
                      <Input
                        {...control}
                        type="date"
                        value={exception[name]}
                        onChange={({ target }) => replace(i, withDay(exception, name, target.value))}
                      />
                    )}
                  </Field>
                ))}
                <RemoveButton
                  name={exception.name || exception.from}
                  onClick={() => set(exceptions.filter((_, j) => j !== i))}
                />
              </div>
              <OtherHours
                value={exception.periods}
                set={(periods) => replace(i, { periods })}
                error={(path) => error(`${i}.periods.${path}`)}
              />
            </li>
          ))}
        </ul>
      )}
      <AddLine
        disabled={exceptions.length >= MAX_EXCEPTIONS}
        onClick={() => set([...exceptions, { name: '', from: '', to: '', periods: [] }])}
      >
        {t('addException')}
      </AddLine>
    </>
  )
}

/** Most exceptions are one day: the last day follows the first until it is another. */
function withDay(exception: Exception, name: 'from' | 'to', day: string): Partial<Exception> {
  return name === 'from' && exception.to === exception.from ? { from: day, to: day } : { [name]: day }
}

function OtherHours({ value: periods, set, error }: PartProps<Hours[]>) {
  const t = useTranslations('schedules')
  const replace = (i: number, change: Partial<Hours>) =>
    set(periods.map((one, j) => (i === j ? { ...one, ...change } : one)))
  return (
    <div className="flex flex-col gap-3 border-l-2 pl-3">
      {periods.length === 0 && <p className="text-[13px] text-muted-foreground">{t('noHours')}</p>}
      {periods.map((hours, i) => (
        <div key={i} className="flex flex-wrap items-start gap-3">
          <Field label={t('periodName')} error={error(`${i}.name`)} className="w-36">
            {(control) => (
              <Input {...control} value={hours.name} onChange={({ target }) => replace(i, { name: target.value })} />
            )}
          </Field>
          <HoursFields value={hours} set={(change) => replace(i, change)} error={(name) => error(`${i}.${name}`)} />
          <RemoveButton
            name={hours.name || `${hours.from}–${hours.to}`}
            onClick={() => set(periods.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      <AddLine
        disabled={periods.length >= MAX_HOURS}
        onClick={() => set([...periods, { name: '', from: '08:00', to: '12:00' }])}
      >
        {t('addHours')}
      </AddLine>
    </div>
  )
}
