'use client'
import Link from 'next/link'
import { enhanceInput } from '@/server/contract/workshop'
import type { ShownJob } from './job-cache'
import { useKindText } from './use-kind-text'

/** What a job is about; one with a page of its own leads there. */
export function JobName({ job }: { job: ShownJob }) {
  const kindText = useKindText()
  const enhance = job.kind === 'enhance' ? enhanceInput.safeParse(job.input) : null
  if (!enhance?.success) return <p className="min-w-0 font-medium break-words">{kindText(job.kind)}</p>
  return (
    <p className="min-w-0 font-medium break-words">
      <Link href={`/workshop/${job.id}`} className="hover:underline">
        {enhance.data.title}
      </Link>
    </p>
  )
}
