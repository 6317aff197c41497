'use client'
import type { ReactNode } from 'react'
import { Field } from './field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from './select'

export type Option<V> = {
  value: V
  text: ReactNode
  /** A line below, in the list only. */
  hint?: ReactNode
}

type Props<V> = {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  className?: string
  value: V
  /** One of them may stand for "none": null is a value like any other. */
  options: readonly Option<V>[]
  /** Shown while `value` is none of the options. */
  placeholder?: string
  disabled?: boolean
  onChange: (value: V) => void
}

/** A form line with one choice of several. The list knows options by their place: so values need not be texts. */
export function SelectField<V>({ value, options, placeholder, disabled, onChange, ...line }: Props<V>) {
  const chosen = options.findIndex((option) => option.value === value)
  function choose(place: string): void {
    // The hidden select of a form tells of '' when its options change.
    const option = place === '' ? undefined : options[Number(place)]
    if (option) onChange(option.value)
  }
  return (
    <Field {...line}>
      {(control) => (
        <Select value={chosen < 0 ? '' : String(chosen)} disabled={disabled ?? false} onValueChange={choose}>
          <SelectTrigger {...control}>
            <SelectValue placeholder={placeholder} />
          </SelectTrigger>
          <SelectContent>
            {options.map(({ text, hint }, place) => (
              <SelectItem key={place} value={String(place)} hint={hint}>
                {text}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}
