'use client'
import { useTranslations } from 'next-intl'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { Field } from '@/components/ui/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'

type Props = { value: BehaviourCode; onValueChange: (code: BehaviourCode) => void; error: string | undefined }

/** The behaviour that a rule asks about. */
export function BehaviourField({ value, onValueChange, error }: Props) {
  const t = useTranslations('rules.kinds')
  const names = useTranslations('common.behaviours')
  return (
    <Field label={t('behaviour')} error={error}>
      {(control) => (
        <Select value={value} onValueChange={(code) => onValueChange(code as BehaviourCode)}>
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {BEHAVIOUR_ORDER.map((code) => (
              <SelectItem key={code} value={code}>
                <span className="flex items-center gap-2">
                  <BehaviourDot code={code} />
                  {names(code)}
                </span>
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}
