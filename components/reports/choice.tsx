'use client'
import { Field } from '@/components/ui/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'

type ChoiceProps = {
  label: string
  value: string
  options: { value: string; text: string }[]
  onChange: (value: string) => void
  error?: string | undefined
  className?: string
}

/** One of several, with its label. */
export function Choice({ label, value, options, onChange, error, className }: ChoiceProps) {
  return (
    <Field label={label} error={error} {...(className !== undefined && { className })}>
      {(control) => (
        <Select value={value} onValueChange={onChange}>
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {options.map((option) => (
              <SelectItem key={option.value} value={option.value}>
                {option.text}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}
