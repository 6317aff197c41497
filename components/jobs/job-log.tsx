'use client'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import type { JobLogEntry, JobView } from '@/server/contract/job'
import { useKindText } from './use-kind-text'

type Props = { job: Pick<JobView, 'id' | 'kind' | 'state' | 'stage' | 'attempt'> }

/** What happened to a job, in its order; read when it is opened, and again when the job goes on. */
export function JobLog({ job: { id, kind, state, stage, attempt } }: Props) {
  const t = useTranslations('jobs.log')
  const errorText = useErrorText()
  const entryText = useEntryText(kind)
  const format = useFormatter()
  const [open, setOpen] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['job-log', id, state, stage, attempt],
    queryFn: ({ signal }) => call('GET /api/jobs/{id}/log', { id }, signal),
    enabled: open,
    placeholderData: (before) => before,
  })
  return (
    <details className="text-xs text-muted-foreground" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer select-none hover:text-foreground">{t('title')}</summary>
      {error && <p className="mt-1 text-critical">{errorText(error)}</p>}
      <ol className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
        {data?.map((entry, place) => (
          <li key={place} className="col-span-2 grid grid-cols-subgrid">
            <time dateTime={new Date(entry.at).toISOString()} className="tabular-nums">
              {format.dateTime(entry.at, { timeStyle: 'medium' })}
            </time>
            <span className="break-words">{entryText(entry)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

function useEntryText(kind: string): (entry: JobLogEntry) => string {
  const t = useTranslations('jobs.log')
  const kindText = useKindText()
  const errorText = useErrorText()
  return ({ what, stage, error, attempt }) => {
    if (what === 'stage') return kindText(kind, stage ?? '')
    if (what === 'begun') return attempt > 1 ? t('again', { attempt }) : t('begun')
    return t(what, { reason: errorText(error ?? 'internal') })
  }
}
