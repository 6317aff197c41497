'use client'
import { ListTodo } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { JobRow } from './job-row'
import { StartButtons } from './start-buttons'
import { useJobs } from './use-jobs'

type Props = {
  /** May start and end everybody's jobs, not only their own. */
  admin: boolean
}

/** Jobs as they go on: running, waiting in their order, ended. */
export function JobsPage({ admin }: Props) {
  const t = useTranslations('jobs')
  const jobs = useJobs()
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t(admin ? 'description' : 'descriptionOwn')}
        actions={admin && <StartButtons onStarted={jobs.refresh} />}
      />
      <JobList list={jobs} />
    </>
  )
}

function JobList({ list }: { list: ReturnType<typeof useJobs> }) {
  const t = useTranslations('jobs')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const rows = useRef<HTMLUListElement>(null)
  const { jobs, isPending, error, refetch, isRefetching, refresh } = list
  useKeptFocus(jobs.map(({ id }) => id).join(' '), rows)
  if (isPending) {
    return (
      <Card role="status" aria-label={common('loading')} className="divide-y">
        {[0, 1, 2].map((row) => (
          <div key={row} className="space-y-2 px-4 py-3">
            <Skeleton className="h-4 w-1/3" />
            <Skeleton className="h-3 w-1/2" />
          </div>
        ))}
      </Card>
    )
  }
  if (error && jobs.length === 0) {
    return (
      <Callout kind="critical" title={t('loadFailed')}>
        <p>{errorText(error)}</p>
        <Button variant="outline" size="sm" className="mt-2" busy={isRefetching} onClick={() => void refetch()}>
          {common('retry')}
        </Button>
      </Callout>
    )
  }
  return (
    <>
      {error && <Callout kind="warning">{errorText(error)}</Callout>}
      <Card className="overflow-hidden">
        {jobs.length === 0 ? (
          <EmptyState icon={ListTodo} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ul ref={rows} aria-label={t('title')} className="divide-y">
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} onChanged={refresh} />
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
