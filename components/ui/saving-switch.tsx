'use client'
import { useState } from 'react'
import { toast } from 'sonner'
import { useErrorText } from '@/components/lib/use-error-text'
import { Switch } from './switch'

type Props = {
  label: string
  checked: boolean
  /** Resolves once `checked` is what was saved. */
  save: (on: boolean) => Promise<void>
  /** What is said then. */
  done: (on: boolean) => string
}

/** A switch that saves at once: the new state shows while it is on its way, the old one again, and why, when it fails. */
export function SavingSwitch({ label, checked, save, done }: Props) {
  const errorText = useErrorText()
  const [wanted, setWanted] = useState<boolean | null>(null)

  async function change(on: boolean): Promise<void> {
    setWanted(on)
    try {
      await save(on)
      toast.success(done(on))
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setWanted(null)
    }
  }

  return (
    <Switch
      aria-label={label}
      checked={wanted ?? checked}
      busy={wanted !== null}
      onCheckedChange={(on) => void change(on)}
    />
  )
}
