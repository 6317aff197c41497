'use client'
import { Plus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'

type Props = {
  /** What is wrong with the list as a whole: the form's focus comes here. */
  error?: string | undefined
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}

/** Adds a line to a list of the form. */
export function AddLine({ error, disabled, onClick, children }: Props) {
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button
        variant="outline"
        size="sm"
        className="aria-invalid:border-critical"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        disabled={disabled}
        onClick={onClick}
      >
        <Plus aria-hidden />
        {children}
      </Button>
      {error && (
        <p id={id} className="text-xs font-medium text-critical">
          {error}
        </p>
      )}
    </div>
  )
}
