'use client'
import { type ReactNode, useId } from 'react'
import { cn } from '@/components/lib/cn'
import { Label } from './label'

export type ControlProps = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }

type Props = {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Shown at the right of the label, e.g. a slider's value. */
  aside?: ReactNode
  className?: string
  /** Renders the control with the ids that tie label, hint and error to it. */
  children: (control: ControlProps) => ReactNode
}

/** One form line: label, control, hint, error. */
export function Field({ label, hint, error, aside, className, children }: Props) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [error ? errorId : null, hint ? hintId : null].filter(Boolean).join(' ') || undefined
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>{label}</Label>
        {aside && <span className="text-xs text-muted-foreground">{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={errorId} className="text-xs font-medium text-critical">
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-xs leading-relaxed text-muted-foreground">
          {hint}
        </p>
      )}
    </div>
  )
}
