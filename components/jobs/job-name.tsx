'use client'
import Link from 'next/link'
import type { JobView } from '@/server/contract/job'
import { aboutJob } from './about-job'
import { useKindText } from './use-kind-text'

/** What a job is about; one with a page of its own leads there. */
export function JobName({ job }: { job: JobView }) {
  const kindText = useKindText()
  const about = aboutJob(job)
  if (!about) return <p className="min-w-0 font-medium break-words">{kindText(job.kind)}</p>
  return (
    <p className="min-w-0 font-medium break-words">
      <Link href={about.href} className="hover:underline">
        {about.title || kindText(job.kind)}
      </Link>
    </p>
  )
}
