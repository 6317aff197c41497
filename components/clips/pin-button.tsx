'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { alertKeys } from '@/components/alerts/keys'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import type { AlertDetail } from '@/server/contract/alert'
import type { ClipView } from '@/server/contract/clip'

/** Has a clip kept whatever its age, or not any more. */
export function PinButton({ alert: { id }, clip: { pinnedBy } }: { alert: AlertDetail; clip: ClipView }) {
  const t = useTranslations('clips')
  const client = useQueryClient()
  const errorText = useErrorText()
  const pin = useMutation({
    mutationFn: (pinned: boolean) => call('PUT /api/alerts/{id}/clip/pin', { id, pinned }),
    onSuccess: (detail) => client.setQueryData(alertKeys.detail(id), detail),
    onError: (error) => toast.error(errorText(error)),
  })
  return (
    <Button
      variant="outline"
      size="sm"
      title={pinnedBy === null ? t('pinHint') : t('pinnedBy', { name: pinnedBy })}
      aria-pressed={pinnedBy !== null}
      className="aria-pressed:bg-accent aria-pressed:text-accent-foreground"
      busy={pin.isPending}
      onClick={() => pin.mutate(pinnedBy === null)}
    >
      <Pin aria-hidden />
      {t('pin')}
    </Button>
  )
}
