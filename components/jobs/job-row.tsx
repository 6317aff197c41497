'use client'
import { useNow, useTranslations } from 'next-intl'
import { durationText } from '@/components/lib/duration'
import { useErrorText } from '@/components/lib/use-error-text'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Time } from '@/components/ui/time'
import type { ErrorCode } from '@/server/contract/errors'
import type { JobState } from '@/server/contract/job'
import { JobActions } from './job-actions'
import type { ShownJob } from './job-cache'
import { JobLog } from './job-log'
import { JobName } from './job-name'
import { JobResult } from './job-result'
import { JobThumb } from './job-thumb'
import { remainingMs } from './remaining'
import { useKindText } from './use-kind-text'

const VARIANTS: Record<JobState, BadgeVariant> = {
  running: 'info',
  queued: 'muted',
  done: 'success',
  failed: 'critical',
  cancelled: 'default',
}

type Props = {
  job: ShownJob
  /** Where all are the reader's own, nobody is named. */
  own?: boolean
  /** The list is to be read again. */
  onChanged: () => Promise<unknown>
}

/** Kinds whose bar goes evenly: what is left can be told from it. */
const EVEN_KINDS: readonly string[] = ['enhance', 'analyse', 'export']

/** One job: how far it is or what became of it, and what can be done with it. */
export function JobRow({ job, own = false, onChanged }: Props) {
  const t = useTranslations('jobs')
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
      <JobThumb job={job} />
      <div className="min-w-0 flex-1 basis-56 space-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <JobName job={job} />
          <JobBadge job={job} />
          {!own && (
            <span className="min-w-0 truncate text-xs text-muted-foreground">
              {job.owner === 'system' ? t('system') : job.ownerName}
            </span>
          )}
        </div>
        <JobFacts job={job} />
        <JobLog job={job} />
      </div>
      <div className="ml-auto flex items-center gap-1">
        <JobTime job={job} />
        {job.mayChange && <JobActions job={job} onChanged={onChanged} />}
      </div>
    </li>
  )
}

export function JobBadge({ job: { state, cancelAsked } }: { job: ShownJob }) {
  const t = useTranslations('jobs')
  return <Badge variant={VARIANTS[state]}>{t(cancelAsked ? 'stopping' : `states.${state}`)}</Badge>
}

/** What there is to say in its state. */
export function JobFacts({ job }: { job: ShownJob }) {
  const t = useTranslations('jobs')
  const kindText = useKindText()
  const errorText = useErrorText()
  const { state, stage, message, progress, error, place, behindOwn, attempt, kind } = job
  const stageText = (code: ErrorCode) => (stage ? `${kindText(kind, stage)}: ${errorText(code)}` : errorText(code))
  if (state === 'running') {
    return (
      <>
        <div className="flex items-center gap-3">
          <ProgressBar className="flex-1" label={kindText(job.kind)} share={progress} />
          <span className="w-9 text-right text-xs tabular-nums text-muted-foreground">
            {Math.floor(progress * 100)}%
          </span>
        </div>
        <p className="min-h-4 truncate text-xs text-muted-foreground">
          {[stage && kindText(job.kind, stage), message, attempt > 1 && t('attempt', { attempt })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </>
    )
  }
  return (
    <div className="space-y-0.5 text-xs text-muted-foreground">
      {place !== null && (
        <p>
          {behindOwn ? `${t('place', { place })} · ${t('behindOwn')}` : place === 1 ? t('next') : t('place', { place })}
        </p>
      )}
      {error !== null && (
        <p className={state === 'failed' ? 'text-critical' : undefined}>
          {state === 'queued' ? t('again', { reason: errorText(error) }) : stageText(error)}
        </p>
      )}
      {state === 'done' && <JobResult job={job} />}
    </div>
  )
}

/** How long it has run; when it ended, and how long it took. */
export function JobTime({ job: { kind, state, progress, began, endedAt, elapsedMs } }: { job: ShownJob }) {
  const t = useTranslations('jobs')
  const now = useNow({ updateInterval: 1_000 }).getTime()
  if (state === 'running' && began !== null) {
    const left = EVEN_KINDS.includes(kind) ? remainingMs(progress, now - began) : null
    return (
      <span className="mr-1 text-xs whitespace-nowrap tabular-nums text-muted-foreground">
        {t('elapsed', { time: durationText(now - began) })}
        {left !== null && ` · ${t('left', { time: durationText(left) })}`}
      </span>
    )
  }
  if (endedAt === null) return null
  return (
    <span className="mr-1 text-right text-xs whitespace-nowrap text-muted-foreground">
      <Time at={endedAt} />
      {elapsedMs !== null && elapsedMs >= 1_000 && ` · ${durationText(elapsedMs)}`}
    </span>
  )
}
