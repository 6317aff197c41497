'use client'
import { useLocale } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { z } from 'zod'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useSubmit } from '@/components/lib/use-submit'
import { request } from '@/components/live/socket'
import { type AnswerParams, answerParams } from '@/server/contract/assistant'
import { type Locale, toLocale } from '@/server/contract/locale'
import { reportQuestion } from '@/server/contract/report'
import { isUnderWay } from './answer-state'
import type { ScopeChoices } from './ask-card'
import { newForm, placeOf, type ReportForm, toQuestion } from './report-form'
import { begin, fromDigest, goOn, type ReportState } from './report-state'
import { START_WITHIN, useAnswer } from './use-answer'
import { useEscape } from './use-escape'
import { useRecentLessons } from './use-recent-lessons'

const asked = z.strictObject({ question: reportQuestion, params: answerParams })

/** The form of a report, and the report that is made of it. */
export function useReport(model: string | null, cameras: ScopeChoices['cameras']) {
  const errorText = useErrorText()
  const own: Locale = toLocale(useLocale()) ?? 'en'
  const [form, setForm] = useState<ReportForm>(() => newForm(Date.now(), own))
  const [params, setParams] = useState<AnswerParams>(() => answerParams.parse({}))
  /** Without a model, or when the facts alone are wanted. */
  const [plain, setPlain] = useState(model === null)
  const { state, start, stop, show } = useAnswer<ReportState>('report')
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const lessons = useRecentLessons(form.period === 'lesson', placeOf(form.scope, cameras))
  const submit = useSubmit({
    schema: asked,
    value: { question: toQuestion(form, Date.now(), zone, lessons.lessons), params },
    send: async ({ question, params: wanted }) => {
      if (plain) show(fromDigest(await call('POST /api/reports/digest', question), form.locale))
      else
        await start(async (socket) =>
          begin(
            await request(socket, 'assistant:start', { question, locale: form.locale, params: wanted }, START_WITHIN),
          ),
        )
    },
  })
  const [goingOn, setGoingOn] = useState(false)
  /** From the facts that are there; the form may have been changed since. */
  async function continueWriting(): Promise<void> {
    if (!state?.answerId) return
    const { from, to, zone: told, cameraIds, place, length } = state.digest
    setGoingOn(true)
    try {
      const question = { from, to, zone: told, cameraIds, place, length }
      const more = { question, locale: state.locale, params, continues: state.answerId }
      await start(async (socket, before) => {
        const begun = await request(socket, 'assistant:start', more, START_WITHIN)
        return before ? goOn(before, begun) : begin(begun)
      })
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setGoingOn(false)
    }
  }
  const writing = state !== null && isUnderWay(state)
  useEscape(writing, stop)
  return {
    lessons,
    ...{ form, params, plain, setPlain, state, show, stop, submit, writing, continueWriting, goingOn },
    set: (change: Partial<ReportForm>) => setForm((now) => ({ ...now, ...change })),
    setParams: (change: Partial<AnswerParams>) => setParams((now) => ({ ...now, ...change })),
  }
}
