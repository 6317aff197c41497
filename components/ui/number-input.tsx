'use client'
import { type ComponentProps, useState } from 'react'
import { Input } from './input'

type Props = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> & {
  value: number
  /** NaN while the field holds no number; schemas answer that with "required". */
  onValueChange: (value: number) => void
}

/** A number field that lets people clear it and type "0." on the way to "0.5". */
export function NumberInput({ value, onValueChange, ...props }: Props) {
  const [text, setText] = useState(Number.isNaN(value) ? '' : String(value))
  const same = text === '' ? Number.isNaN(value) : Number(text) === value
  return (
    <Input
      {...props}
      type="number"
      inputMode="decimal"
      value={same || Number.isNaN(value) ? text : String(value)}
      onChange={(event) => {
        setText(event.target.value)
        onValueChange(event.target.value === '' ? Number.NaN : Number(event.target.value))
      }}
    />
  )
}
