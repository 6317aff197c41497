'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { fieldErrors } from '@/server/contract/field-errors'
import { type FieldSentences, fieldsOf, type Refusal, stillWrong } from './refusal'
import { useErrorText } from './use-error-text'

type Options<S extends z.ZodType> = {
  schema: S
  /** What the form holds now, as the schema reads it. */
  value: unknown
  /** Sends what the schema made of the form. */
  send: (value: z.output<S>) => Promise<void>
}

export type Submit = {
  /** For <form>: checks, sends, and keeps what went wrong. */
  form: { ref: RefObject<HTMLFormElement | null>; noValidate: true; onSubmit: (event: FormEvent) => void }
  /** The same for callers that ask something first. Never throws. */
  submit(): Promise<void>
  busy: boolean
  /** Field path -> sentence. A mark goes as soon as its field is mended. */
  fields: FieldSentences
  /** What is wrong with the whole, or null. */
  failure: string | null
  /** Marks what was found wrong elsewhere, such as by a test of the same values, and goes there when asked to. */
  mark(fields: FieldSentences, how?: { focus: boolean }): void
}

/** One form's way to the server: the contract's schema before sending, the server's answer after it. */
export function useSubmit<S extends z.ZodType>({ schema, value, send }: Options<S>): Submit {
  const t = useTranslations('common')
  const fieldText = useTranslations('common.fieldErrors')
  const errorText = useErrorText()
  const ref = useRef<HTMLFormElement>(null)
  const toFocus = useRef(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  /** Of the whole; what is wrong with fields is said once more above them. */
  const [trouble, setTrouble] = useState<string | null>(null)

  const check = (given: unknown): FieldSentences => {
    const parsed = schema.safeParse(given, { reportInput: true })
    return parsed.success ? {} : fieldErrors(parsed.error.issues, fieldText)
  }
  const fields = refusal ? stillWrong(refusal, value, check) : {}
  const marked = Object.keys(fields).length > 0

  function mark(wrong: FieldSentences, { focus } = { focus: false }): void {
    setRefusal({ value, fields: wrong })
    toFocus.current = focus
  }
  // Once the marks are drawn.
  useEffect(() => {
    if (!refusal || !toFocus.current) return
    toFocus.current = false
    ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusal])

  async function submit(): Promise<void> {
    if (busy) return
    setTrouble(null)
    const parsed = schema.safeParse(value, { reportInput: true })
    if (!parsed.success) return mark(fieldErrors(parsed.error.issues, fieldText), { focus: true })
    setRefusal(null)
    setBusy(true)
    try {
      await send(parsed.data)
    } catch (error) {
      const wrong = fieldsOf(error, value, errorText)
      if (Object.keys(wrong).length > 0) mark(wrong, { focus: true })
      else setTrouble(errorText(error))
    } finally {
      setBusy(false)
    }
  }

  return {
    form: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault()
        void submit()
      },
    },
    submit,
    busy,
    fields,
    failure: trouble ?? (marked ? t('checkFields') : null),
    mark,
  }
}
