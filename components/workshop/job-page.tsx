'use client'
import { Download, ImageUp } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { JobActions } from '@/components/jobs/job-actions'
import type { ShownJob } from '@/components/jobs/job-cache'
import { JobLog } from '@/components/jobs/job-log'
import { JobBadge, JobFacts, JobTime } from '@/components/jobs/job-row'
import { useJobs } from '@/components/jobs/use-jobs'
import { useImageFailure } from '@/components/lib/use-image-failure'
import { useSizeText } from '@/components/lib/use-size-text'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { type EnhanceInput, type EnhanceResult, enhanceInput, enhanceResult } from '@/server/contract/workshop'
import { BeforeAfter } from './before-after'

const JobGraph = dynamic(() => import('./graph/job-graph').then(({ JobGraph }) => JobGraph), {
  ssr: false,
  loading: () => <Skeleton className="h-16" />,
})

/** One job that enhances: how it goes on, and what came of it. */
export function EnhanceJobPage({ id }: { id: string }) {
  const t = useTranslations('workshop')
  const { jobs, isPending, refresh } = useJobs()
  const router = useRouter()
  const job = jobs.find((job) => job.id === id)
  const input = enhanceInput.safeParse(job?.input)
  if (isPending) return <Skeleton className="h-64" />
  if (!job || !input.success) return <Gone />
  const result = enhanceResult.safeParse(job.result)
  return (
    <>
      <PageHeader
        title={
          <BackTitle href="/workshop" label={t('back')}>
            {input.data.title}
          </BackTitle>
        }
        actions={
          <>
            <JobBadge job={job} />
            <JobTime job={job} />
            {job.mayChange && (
              <JobActions job={job} onChanged={refresh} onStarted={({ id }) => router.push(`/workshop/${id}`)} />
            )}
          </>
        }
      />
      {job.state === 'done' && result.success && <Result job={job} input={input.data} result={result.data} />}
      {job.state === 'running' && job.source !== null && <Original key={job.attempt} id={job.id} />}
      <Card>
        <CardHeader>
          <CardTitle>{t('steps')}</CardTitle>
        </CardHeader>
        <CardContent className="flex flex-col gap-3">
          <JobFacts job={job} />
          <JobGraph workflow={input.data.workflow} job={job} times={result.success ? result.data.steps : []} />
          <JobLog job={job} />
        </CardContent>
      </Card>
    </>
  )
}

function Result({ job, input, result }: { job: ShownJob; input: EnhanceInput; result: EnhanceResult }) {
  const t = useTranslations('workshop')
  const sizeText = useSizeText()
  const at = (which: 'before' | 'after') => `/api/workshop/jobs/${job.id}/${which}`
  return (
    <figure className="overflow-hidden rounded-lg border bg-card">
      <BeforeAfter before={at('before')} after={at('after')} width={result.width} height={result.height} />
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t px-3 py-2 text-xs text-muted-foreground">
        <span className="min-w-0 flex-1 basis-60">
          <strong className="font-medium text-foreground">{t('notEvidence')}</strong> {t('notEvidenceText')}
        </span>
        <span className="flex flex-wrap gap-2">
          <Button asChild variant="outline" size="sm">
            {input.source.kind === 'alert' ? (
              <Link href={`/alerts/${input.source.id}`}>{t('original')}</Link>
            ) : (
              <a href={at('before')} target="_blank" rel="noreferrer" title={t('copyHint')}>
                {t('copy')}
              </a>
            )}
          </Button>
          <Button asChild size="sm">
            <a href={`${at('after')}?download=1`} download>
              <Download aria-hidden />
              {t('download', { size: sizeText(result.bytes) })}
            </a>
          </Button>
        </span>
      </figcaption>
    </figure>
  )
}

/** What is being worked on, once it was opened. */
function Original({ id }: { id: string }) {
  const t = useTranslations('workshop')
  const [failed, setFailed] = useState(false)
  const image = useImageFailure(() => setFailed(true))
  if (failed) return null
  return (
    <div className="overflow-hidden rounded-lg border bg-black">
      <img
        src={`/api/workshop/jobs/${id}/before`}
        alt={t('beforeAlt')}
        {...image}
        className="mx-auto max-h-[45dvh] object-contain"
      />
    </div>
  )
}

function Gone() {
  const t = useTranslations('workshop')
  return (
    <EmptyState
      heading
      icon={ImageUp}
      title={t('noJob')}
      action={
        <Button asChild variant="outline">
          <Link href="/workshop">{t('back')}</Link>
        </Button>
      }
    />
  )
}
