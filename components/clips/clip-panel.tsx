'use client'
import { Clapperboard, VideoOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useErrorText } from '@/components/lib/use-error-text'
import { EmptyState } from '@/components/ui/empty-state'
import type { AlertDetail } from '@/server/contract/alert'
import type { ClipView } from '@/server/contract/clip'
import type { Role } from '@/server/contract/user'
import { ClipPlayer } from './clip-player'
import { PrepareClip } from './prepare-clip'

type Props = { alert: AlertDetail; clip: ClipView; may: Role }

/** The clip of an alert, or why there is none to see. */
export function ClipPanel({ alert, clip, may }: Props) {
  const t = useTranslations('clips')
  const errorText = useErrorText()
  if (clip.file) return <ClipPlayer alert={alert} clip={{ ...clip, file: clip.file }} may={may} />
  const coded = clip.state === 'coded' || clip.state === 'preparing'
  return (
    <div className="overflow-hidden rounded-lg border bg-card" role="status">
      {coded ? (
        <PrepareClip alertId={alert.id} clip={clip} />
      ) : clip.state === 'failed' ? (
        <EmptyState icon={VideoOff} title={t('none')}>
          {errorText(clip.error ?? 'clip_lost')}
        </EmptyState>
      ) : (
        <EmptyState icon={Clapperboard} title={t('recording')}>
          {t('recordingHint')}
        </EmptyState>
      )}
    </div>
  )
}
