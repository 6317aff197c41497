'use client'
import { type ReactNode, useId } from 'react'
import { Label } from '@/components/ui/label'
import { NumberInput } from '@/components/ui/number-input'
import { Switch } from '@/components/ui/switch'

type Props = {
  label: string
  hint: ReactNode
  /** Of the number, e.g. "Days". */
  numberLabel: string
  unit: string
  /** Null: no limit. */
  value: number | null
  /** What a limit that is switched on begins with. */
  initial: number
  error: string | undefined
  onChange: (value: number | null) => void
}

/** A limit that can be switched off: kept for ever. */
export function LimitLine({ label, hint, numberLabel, unit, value, initial, error, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64 space-y-0.5">
        <Label htmlFor={id}>{label}</Label>
        <p id={`${id}-hint`} className="text-xs leading-relaxed text-muted-foreground">
          {hint}
        </p>
        {error && (
          <p id={`${id}-error`} className="text-xs font-medium text-critical">
            {error}
          </p>
        )}
      </div>
      <div className="ml-auto flex h-9 items-center gap-3">
        {value !== null && (
          <span className="flex items-center gap-2">
            <NumberInput
              className="w-24 text-right"
              aria-label={`${label}: ${numberLabel}`}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
              value={value}
              onValueChange={onChange}
            />
            <span className="w-8 text-[13px] text-muted-foreground">{unit}</span>
          </span>
        )}
        <Switch
          id={id}
          aria-describedby={`${id}-hint`}
          checked={value !== null}
          onCheckedChange={(on) => onChange(on ? initial : null)}
        />
      </div>
    </div>
  )
}
