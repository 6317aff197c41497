'use client'
import { useLocale } from 'next-intl'
import { useState } from 'react'
import { useSubmit } from '@/components/lib/use-submit'
import { request } from '@/components/live/socket'
import { isUnderWay } from '@/components/reports/answer-state'
import { START_WITHIN, useAnswer } from '@/components/reports/use-answer'
import { useEscape } from '@/components/reports/use-escape'
import { type AnswerParams, answerParams, askStart } from '@/server/contract/assistant'
import { toLocale } from '@/server/contract/locale'
import { type AskState, begin } from './ask-state'

/** The form of a question, and its answer. */
export function useAsk() {
  const locale = toLocale(useLocale()) ?? 'en'
  const [question, setQuestion] = useState('')
  const [params, setParams] = useState<AnswerParams>(() => answerParams.parse({}))
  const { state, start, stop } = useAnswer<AskState>('question')
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const submit = useSubmit({
    schema: askStart,
    value: { question, zone, locale, params },
    send: (asked) =>
      start(async (socket) =>
        begin(asked.question, asked.zone, await request(socket, 'assistant:ask', asked, START_WITHIN)),
      ),
  })
  const writing = state !== null && isUnderWay(state)
  useEscape(writing, stop)
  return {
    ...{ question, setQuestion, params, state, stop, submit, writing },
    setParams: (change: Partial<AnswerParams>) => setParams((now) => ({ ...now, ...change })),
  }
}
