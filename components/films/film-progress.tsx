'use client'
import { JobActions } from '@/components/jobs/job-actions'
import { JobFacts, JobTime } from '@/components/jobs/job-row'
import { useJobs } from '@/components/jobs/use-jobs'
import type { FilmView } from '@/server/contract/film'
import { useRefreshFilms } from './use-films'

/** The analysis of a film while it waits or runs: how far it is, how long that has taken and will take, and the way to stop it. */
export function FilmProgress({ film }: { film: FilmView }) {
  const { jobs, refresh } = useJobs()
  const refreshFilms = useRefreshFilms()
  const job = jobs.find(({ id }) => id === film.job?.id)
  if (!job) return null
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-60 space-y-1">
        <JobFacts job={job} />
      </div>
      <div className="ml-auto flex items-center gap-1">
        <JobTime job={job} />
        {job.mayChange && <JobActions job={job} onChanged={() => Promise.all([refresh(), refreshFilms()])} />}
      </div>
    </div>
  )
}
