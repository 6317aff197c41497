'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Hours = { from: string; to: string }
type Props = { value: Hours; set: (change: Partial<Hours>) => void; error: (name: 'from' | 'to') => string | undefined }

/** From and to, by the schedule's own clock. */
export function HoursFields({ value, set, error }: Props) {
  const t = useTranslations('schedules')
  return (['from', 'to'] as const).map((name) => (
    <Field key={name} label={t(name)} error={error(name)} className="w-28">
      {(control) => (
        <Input {...control} type="time" value={value[name]} onChange={({ target }) => set({ [name]: target.value })} />
      )}
    </Field>
  ))
}
