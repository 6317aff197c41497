'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = { value: string; onChange: (timeZone: string) => void; error: string | undefined }

/** An IANA zone, typed with suggestions; an empty one becomes the reader's own. */
export function TimeZoneField({ value, onChange, error }: Props) {
  const t = useTranslations('schedules')
  const id = useId()
  const [zones, setZones] = useState<string[]>([])
  // The server knows neither the reader's zone nor all zones that the browser knows.
  useEffect(() => {
    setZones(Intl.supportedValuesOf('timeZone'))
    if (value === '') onChange(Intl.DateTimeFormat().resolvedOptions().timeZone)
    // Once: whoever clears the field means it.
  }, [])
  return (
    <Field label={t('timeZone')} hint={t('timeZoneHint')} error={error}>
      {(control) => (
        <>
          <Input
            {...control}
            list={id}
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
          <datalist id={id}>
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
