'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import type { RecordingStatus } from '@/server/contract/camera'

const EVERY_MS = 3_000

const DOTS: Record<RecordingStatus['state'], string> = {
  connecting: 'bg-info animate-pulse',
  recording: 'bg-success',
  failed: 'bg-warning animate-pulse',
}

/** How a camera's recording stream goes, with the reason in words where there is one. */
export function RecordingState({ status: { state, code } }: { status: RecordingStatus }) {
  const t = useTranslations('admin.cameras.recording')
  const errorText = useErrorText()
  return (
    <p className="text-xs leading-snug text-muted-foreground">
      <span aria-hidden className={`mr-1.5 inline-block size-1.5 rounded-full align-middle ${DOTS[state]}`} />
      {t(`states.${state}`)}
      {code && ` ${errorText(code)}`}
    </p>
  )
}

/** The same of a stored camera, as it is now. */
export function SavedRecordingState({ cameraId }: { cameraId: string }) {
  const { data } = useQuery({
    queryKey: ['cameras', 'admin', cameraId],
    queryFn: ({ signal }) => call('GET /api/cameras/{id}', { id: cameraId }, signal),
    refetchInterval: EVERY_MS,
  })
  const status = data?.status.recording
  return <div aria-live="polite">{status && <RecordingState status={status} />}</div>
}
