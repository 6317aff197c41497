'use client'
import { useLocale, useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/select-field'
import { labelName } from '@/server/contract/label-names'
import { meansPerson } from '@/server/contract/person-label'

type Props = {
  /** Null: people. */
  value: string | null
  onValueChange: (label: string | null) => void
  /** What the camera's model finds. */
  labels: readonly string[]
  error: string | undefined
}

/** Whom or what a rule looks for: people, or one of the things that the model finds. */
export function WantedField({ value, onValueChange, labels, error }: Props) {
  const t = useTranslations('rules.kinds')
  const locale = useLocale()
  const others = [...new Set([...labels, ...(value === null ? [] : [value])])].filter((label) => !meansPerson(label))
  return (
    <SelectField
      label={t('wanted')}
      error={error}
      value={value}
      options={[
        { value: null, text: t('people') },
        ...others.map((label) => ({ value: label, text: labelName(label, locale) })),
      ]}
      onChange={onValueChange}
    />
  )
}
