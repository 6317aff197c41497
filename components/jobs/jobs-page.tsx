'use client'
import { ListTodo } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { EmptyState } from '@/components/ui/empty-state'
import { LoadedList } from '@/components/ui/loaded-list'
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
  const rows = useRef<HTMLUListElement>(null)
  const { jobs, refresh } = list
  useKeptFocus(jobs.map(({ id }) => id).join(' '), rows)
  return (
    <LoadedList
      query={list}
      listRef={rows}
      label={t('title')}
      failed={t('loadFailed')}
      skeleton={
        <div className="flex-1 space-y-2">
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      }
      empty={
        <EmptyState icon={ListTodo} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      }
    >
      {jobs.map((job) => (
        <JobRow key={job.id} job={job} onChanged={refresh} />
      ))}
    </LoadedList>
  )
}
