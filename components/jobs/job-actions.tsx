'use client'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import type { JobView } from '@/server/contract/job'
import { aboutJob } from './about-job'
import { isBusy, type ShownJob } from './job-cache'
import { useKindText } from './use-kind-text'

type Props = {
  job: ShownJob
  onChanged: () => Promise<unknown>
  /** It was started again: as another job. */
  onStarted?: (job: JobView) => void
}

/** Cancel what waits or runs; start again or remove what has ended. */
export function JobActions({ job, onChanged, onStarted }: Props) {
  const t = useTranslations('jobs')
  const common = useTranslations('common')
  const kindText = useKindText()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const name = aboutJob(job)?.title || kindText(job.kind)

  async function act(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      toast.error(errorText(error))
    }
    await onChanged()
    setBusy(false)
  }

  async function startAgain(): Promise<void> {
    const started = await call('POST /api/jobs', { kind: job.kind, input: job.input as Record<string, unknown> })
    onStarted?.(started)
  }

  if (isBusy(job)) {
    return (
      <Button
        variant="outline"
        size="sm"
        busy={busy || job.cancelAsked}
        aria-label={`${common('cancel')}: ${name}`}
        onClick={() => void act(() => call('POST /api/jobs/{id}/cancel', { id: job.id }))}
      >
        {common('cancel')}
      </Button>
    )
  }
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        busy={busy}
        title={t('runAgain')}
        aria-label={`${t('runAgain')}: ${name}`}
        onClick={() => void act(startAgain)}
      >
        {!busy && <RotateCcw aria-hidden />}
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        disabled={busy}
        title={t('remove')}
        aria-label={`${t('remove')}: ${name}`}
        onClick={() => void act(() => call('DELETE /api/jobs/{id}', { id: job.id }))}
      >
        <Trash2 aria-hidden />
      </Button>
    </>
  )
}
