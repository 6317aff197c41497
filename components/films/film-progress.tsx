'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { useKindText } from '@/components/jobs/use-kind-text'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { FilmView } from '@/server/contract/film'
import { useRefreshFilms } from './use-films'

/** The analysis of a film while it waits or runs, and the way to stop it. */
export function FilmProgress({ film }: { film: FilmView }) {
  const t = useTranslations('films')
  const jobs = useTranslations('jobs')
  const common = useTranslations('common')
  const kindText = useKindText()
  const errorText = useErrorText()
  const refresh = useRefreshFilms()
  const [busy, setBusy] = useState(false)
  const { job } = film
  if (!job) return null
  const stop = async () => {
    setBusy(true)
    try {
      await call('POST /api/jobs/{id}/cancel', { id: job.id })
    } catch (error) {
      toast.error(errorText(error))
    }
    await refresh()
    setBusy(false)
  }
  const stage = [
    job.state === 'queued' ? jobs('states.queued') : job.stage && kindText('analyse', job.stage),
    job.attempt > 1 && jobs('attempt', { attempt: job.attempt }),
  ]
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1 space-y-1">
        <div className="flex items-center gap-3">
          <ProgressBar className="flex-1" label={t('analysing', { name: film.name })} share={job.progress} />
          <span className="w-9 text-right text-xs text-muted-foreground tabular-nums">
            {Math.floor(job.progress * 100)}%
          </span>
        </div>
        <p className="min-h-4 truncate text-xs text-muted-foreground">{stage.filter(Boolean).join(' · ')}</p>
      </div>
      <Button
        variant="outline"
        size="sm"
        busy={busy || job.cancelAsked}
        aria-label={`${common('cancel')}: ${film.name}`}
        onClick={() => void stop()}
      >
        {common('cancel')}
      </Button>
    </div>
  )
}
