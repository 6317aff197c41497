'use client'
import { useMutation } from '@tanstack/react-query'
import { FileVideo } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { JobActions } from '@/components/jobs/job-actions'
import { isBusy, type ShownJob } from '@/components/jobs/job-cache'
import { JobBadge, JobFacts, JobTime } from '@/components/jobs/job-row'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { exportInput } from '@/server/contract/clip'

type Props = {
  alertId: string
  /** The newest export of this clip. */
  job: ShownJob | null
  onChanged: () => Promise<unknown>
}

/** Has a copy with boxes burned in made. */
export function ExportButton({ alertId: id, job, onChanged }: Props) {
  const t = useTranslations('clips')
  const errorText = useErrorText()
  const start = useMutation({
    mutationFn: () => call('POST /api/alerts/{id}/clip/export', { id }),
    onSuccess: onChanged,
    onError: (error) => toast.error(errorText(error)),
  })
  return (
    <Button
      variant="outline"
      size="sm"
      title={t('exportHint')}
      busy={start.isPending}
      disabled={job !== null && isBusy(job)}
      onClick={() => start.mutate()}
    >
      {!start.isPending && <FileVideo aria-hidden />}
      {t('export')}
    </Button>
  )
}

/** How the newest export goes on, and where it is. */
export function ExportProgress({ job, onChanged }: { job: ShownJob; onChanged: () => Promise<unknown> }) {
  const t = useTranslations('jobs.kinds.export')
  return (
    <section aria-label={t('name')} className="flex flex-wrap items-start gap-x-3 gap-y-2 border-t pt-2">
      <div className="min-w-0 flex-1 basis-56 space-y-1">
        <div className="flex flex-wrap items-center gap-2 text-xs">
          {t('name')}
          <JobBadge job={job} />
        </div>
        <JobFacts job={job} />
      </div>
      <div className="ml-auto flex items-center gap-1">
        <JobTime job={job} />
        {job.mayChange && <JobActions job={job} onChanged={onChanged} />}
      </div>
    </section>
  )
}

/** Jobs are listed newest first. */
export function newestExport(jobs: readonly ShownJob[], alertId: string): ShownJob | null {
  const isIts = ({ kind, input }: ShownJob) =>
    kind === 'export' && exportInput.safeParse(input).data?.alertId === alertId
  return jobs.find(isIts) ?? null
}
