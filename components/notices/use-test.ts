'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { useErrorText } from '@/components/lib/use-error-text'
import type { NoticeOutcome } from '@/server/contract/notices'
import { useReasonText } from './use-reason-text'

/** Sends a test and says how it went; `testing` is what is being tested. */
export function useTest(onDone: () => void = () => undefined) {
  const t = useTranslations('notices')
  const errorText = useErrorText()
  const reasonText = useReasonText()
  const [testing, setTesting] = useState<string | null>(null)
  async function test(what: string, send: () => Promise<NoticeOutcome>): Promise<void> {
    setTesting(what)
    try {
      const outcome = await send()
      if (outcome.sent) toast.success(t('testSent'))
      else toast.error(t('testFailed'), { description: reasonText(outcome) })
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setTesting(null)
      onDone()
    }
  }
  return { testing, test }
}
