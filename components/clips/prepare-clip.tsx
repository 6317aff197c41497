'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Clapperboard, VideoOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { alertKeys } from '@/components/alerts/keys'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { ClipView } from '@/server/contract/clip'

/** A clip that not every browser plays: it is made playable because somebody looks at it, once by itself. */
export function PrepareClip({ alertId, clip }: { alertId: string; clip: ClipView }) {
  const t = useTranslations('clips')
  const client = useQueryClient()
  const errorText = useErrorText()
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => call('POST /api/alerts/{id}/clip/prepare', { id: alertId }),
    // What became of it is asked for by who shows the alert.
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.detail(alertId) }),
  })
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current || clip.state !== 'coded' || clip.error) return
    asked.current = true
    mutate()
  }, [clip, mutate])

  const failed = error ?? clip.error
  if (clip.state === 'preparing' || isPending || !failed) {
    return (
      <EmptyState icon={Clapperboard} title={t('preparing')}>
        {t('preparingHint')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={VideoOff}
      title={t('notPrepared')}
      action={
        <Button variant="outline" size="sm" onClick={() => mutate()}>
          {t('tryAgain')}
        </Button>
      }
    >
      {errorText(failed)}
    </EmptyState>
  )
}
