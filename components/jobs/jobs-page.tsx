'use client'
import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import { JobList } from './job-list'
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
      <JobList list={jobs} empty={{ title: t('empty'), text: t('emptyText') }} />
    </>
  )
}
