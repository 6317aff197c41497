'use client'
import { RadioGroup } from 'radix-ui'
import { type ReactNode, useId } from 'react'

type Props = {
  label: ReactNode
  hint?: ReactNode
  /** None is marked when no choice has this value. */
  value: string
  choices: readonly { value: string; title: ReactNode; text: ReactNode }[]
  onValueChange: (value: string) => void
}

/** One of a few, each with what it means. */
export function ChoiceCards({ label, hint, value, choices, onValueChange }: Props) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-[13px] font-medium">
        {label}
      </span>
      <RadioGroup.Root
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onValueChange={onValueChange}
        className="grid gap-2 sm:grid-cols-3"
      >
        {choices.map((choice) => (
          <RadioGroup.Item
            key={choice.value}
            value={choice.value}
            aria-labelledby={`${id}-${choice.value}`}
            aria-describedby={`${id}-${choice.value}-text`}
            className="group flex items-start gap-2.5 rounded-md border border-input/70 bg-card px-3 py-2.5 text-left hover:bg-accent/60 data-[state=checked]:border-primary data-[state=checked]:bg-accent/50"
          >
            <span
              aria-hidden
              className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-input group-data-[state=checked]:border-primary"
            >
              <RadioGroup.Indicator className="size-2 rounded-full bg-primary" />
            </span>
            <span className="min-w-0 space-y-0.5">
              <span id={`${id}-${choice.value}`} className="block text-sm font-medium">
                {choice.title}
              </span>
              <span
                id={`${id}-${choice.value}-text`}
                className="block text-xs leading-relaxed text-pretty text-muted-foreground"
              >
                {choice.text}
              </span>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {hint && (
        <p id={`${id}-hint`} className="text-xs leading-relaxed text-muted-foreground">
          {hint}
        </p>
      )}
    </div>
  )
}
