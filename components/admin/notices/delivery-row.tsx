'use client'
import { RotateCw } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useReasonText } from '@/components/notices/use-reason-text'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { DeliveryState, DeliveryView } from '@/server/contract/notices'

const LOOKS: Record<DeliveryState, BadgeVariant> = {
  waiting: 'warning',
  sending: 'info',
  sent: 'success',
  failed: 'critical',
  skipped: 'muted',
}

/** To whom, when, how it went; what failed or waits can be tried again. */
export function DeliveryRow({ delivery, onChanged }: { delivery: DeliveryView; onChanged: () => void }) {
  const t = useTranslations('notices')
  const errorText = useErrorText()
  const reasonText = useReasonText()
  const [busy, setBusy] = useState(false)
  const { id, alertId, step, channel, receiver, state, attempts, createdAt, dueAt } = delivery

  async function retry(): Promise<void> {
    setBusy(true)
    try {
      await call('POST /api/notices/deliveries/{id}/retry', { id })
      toast.success(t('log.retried'))
      onChanged()
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <li className="flex items-center gap-3 px-3 py-2 text-[13px]">
      <div className="min-w-0 flex-1 space-y-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge variant={LOOKS[state]}>{t(`states.${state}`)}</Badge>
          <span className="font-medium">{t(`channels.${channel}`)}</span>
          <span className="min-w-0 truncate">{receiver}</span>
        </p>
        <p className="flex flex-wrap gap-x-2 text-xs text-muted-foreground">
          <Time at={createdAt} />
          {alertId === null ? (
            <span>{t('log.test')}</span>
          ) : (
            <Link href={`/alerts/${alertId}`} className="underline underline-offset-2 hover:text-foreground">
              {t('log.alert')}
            </Link>
          )}
          {step > 0 && <span>{t('log.escalated', { step })}</span>}
          {attempts > 1 && <span>{t('log.attempts', { count: attempts })}</span>}
          {delivery.reason !== null && <span className="text-foreground">{reasonText(delivery)}</span>}
          {dueAt !== null && delivery.reason !== null && (
            <span>
              {t('log.next')} <Time at={dueAt} />
            </span>
          )}
        </p>
      </div>
      {alertId !== null && (state === 'failed' || (state === 'waiting' && delivery.reason !== null)) && (
        <Button variant="outline" size="sm" busy={busy} onClick={() => void retry()}>
          {!busy && <RotateCw aria-hidden />}
          {t('log.retry')}
        </Button>
      )}
    </li>
  )
}
