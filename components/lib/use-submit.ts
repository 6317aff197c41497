'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { z } from 'zod'
import { fieldErrors } from '@/server/contract/field-errors'
import { ApiError } from './api-client'
import { useErrorText } from './error-text'

type Options<S extends z.ZodType> = {
  schema: S
  /** Sends what the schema made of the form. */
  send: (value: z.output<S>) => Promise<void>
}

export type Submit = {
  /** Checks, sends, and keeps what went wrong. Never throws. */
  submit(value: unknown): Promise<void>
  busy: boolean
  /** Field path -> sentence. */
  fields: Record<string, string>
  /** What is wrong with the whole, or null. */
  failure: string | null
}

/** Moves the focus to the first field that is marked wrong, once it is drawn. */
function focusFirstWrong(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

/** One form's way to the server: the contract's schema before sending, the server's answer after it. */
export function useSubmit<S extends z.ZodType>({ schema, send }: Options<S>): Submit {
  const t = useTranslations('common')
  const fieldText = useTranslations('common.fieldErrors')
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const [fields, setFields] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<string | null>(null)

  async function submit(value: unknown): Promise<void> {
    setFailure(null)
    const parsed = schema.safeParse(value, { reportInput: true })
    if (!parsed.success) {
      setFields(fieldErrors(parsed.error.issues, fieldText))
      setFailure(t('checkFields'))
      focusFirstWrong()
      return
    }
    setFields({})
    setBusy(true)
    try {
      await send(parsed.data)
    } catch (error) {
      if (error instanceof ApiError) setFields(error.fields)
      setFailure(errorText(error))
      focusFirstWrong()
    } finally {
      setBusy(false)
    }
  }

  return { submit, busy, fields, failure }
}
