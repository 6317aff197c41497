'use client'
import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Time } from '@/components/ui/time'
import type { LanePause } from '@/server/contract/notices'
import { useReasonText } from './use-reason-text'

/** What rests because it failed, why, and until when. */
export function PauseCallout({ paused, className }: { paused: LanePause | null; className?: string }) {
  const t = useTranslations('notices.paused')
  const reasonText = useReasonText()
  if (!paused) return null
  const reason = reasonText(paused)
  return (
    <Callout kind="warning" title={t('title', { failures: paused.failures })} {...(className && { className })}>
      {paused.until === null ? (
        t('forever', { reason })
      ) : (
        <>
          {t('until', { reason })} <Time at={paused.until} />
        </>
      )}
    </Callout>
  )
}
