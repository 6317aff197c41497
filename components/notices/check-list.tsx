'use client'
import type { ReactNode } from 'react'

export type Choice = { id: string; name: string; hint?: ReactNode }
type Props = {
  label: string
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Several of many, each with a box. What is chosen and no longer among them goes with the next change. */
export function CheckList({ label, choices, chosen, onChange }: Props) {
  const toggle = (id: string, on: boolean) =>
    onChange(
      choices.filter((choice) => (choice.id === id ? on : chosen.includes(choice.id))).map((choice) => choice.id),
    )
  return (
    <ul aria-label={label} className="max-h-56 overflow-y-auto rounded-md border px-1 py-1">
      {choices.map(({ id, name, hint }) => (
        <li key={id}>
          <label className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 hover:bg-accent max-sm:min-h-11">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-primary"
              checked={chosen.includes(id)}
              onChange={({ target }) => toggle(id, target.checked)}
            />
            <span className="min-w-0 flex-1 truncate text-[13px]">{name}</span>
            {hint && <span className="min-w-0 truncate text-xs text-muted-foreground">{hint}</span>}
          </label>
        </li>
      ))}
    </ul>
  )
}
