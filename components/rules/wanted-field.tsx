'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { labelName } from '@/server/contract/label-names'
import { meansPerson } from '@/server/rules/wanted'

type Props = {
  /** Null: people. */
  value: string | null
  onValueChange: (label: string | null) => void
  /** What the camera's model finds. */
  labels: readonly string[]
  error: string | undefined
}

/** Select knows no empty value. */
const PEOPLE = ' '

/** Whom or what a rule looks for: people, or one of the things that the model finds. */
export function WantedField({ value, onValueChange, labels, error }: Props) {
  const t = useTranslations('rules.kinds')
  const locale = useLocale()
  const others = [...new Set([...labels, ...(value === null ? [] : [value])])].filter((label) => !meansPerson(label))
  return (
    <Field label={t('wanted')} error={error}>
      {(control) => (
        <Select value={value ?? PEOPLE} onValueChange={(next) => onValueChange(next === PEOPLE ? null : next)}>
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={PEOPLE}>{t('people')}</SelectItem>
            {others.map((label) => (
              <SelectItem key={label} value={label}>
                {labelName(label, locale)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}
