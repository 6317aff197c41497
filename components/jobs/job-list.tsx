'use client'
import { ListTodo } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { EmptyState } from '@/components/ui/empty-state'
import { LoadedList } from '@/components/ui/loaded-list'
import { Skeleton } from '@/components/ui/skeleton'
import { JobRow } from './job-row'
import type { useJobs } from './use-jobs'

type Props = {
  list: ReturnType<typeof useJobs>
  /** They are all the reader's own. */
  own?: boolean
  /** What is said when there is none. */
  empty: { title: string; text: string }
}

/** Jobs as they go on: running, waiting in their order, ended. */
export function JobList({ list, own = false, empty }: Props) {
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
        <EmptyState icon={ListTodo} title={empty.title}>
          {empty.text}
        </EmptyState>
      }
    >
      {jobs.map((job) => (
        <JobRow key={job.id} {...{ job, own }} onChanged={refresh} />
      ))}
    </LoadedList>
  )
}
