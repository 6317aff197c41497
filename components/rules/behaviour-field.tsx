'use client'
import { useTranslations } from 'next-intl'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { SelectField } from '@/components/ui/select-field'
import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'

type Props = { value: BehaviourCode; onValueChange: (code: BehaviourCode) => void; error: string | undefined }

/** The behaviour that a rule asks about. */
export function BehaviourField({ value, onValueChange, error }: Props) {
  const t = useTranslations('rules.kinds')
  const names = useTranslations('common.behaviours')
  return (
    <SelectField
      label={t('behaviour')}
      error={error}
      value={value}
      options={BEHAVIOUR_ORDER.map((code) => ({
        value: code,
        text: (
          <span className="flex items-center gap-2">
            <BehaviourDot code={code} />
            {names(code)}
          </span>
        ),
      }))}
      onChange={onValueChange}
    />
  )
}
