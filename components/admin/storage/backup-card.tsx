'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Archive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { isBusy } from '@/components/jobs/job-cache'
import { JobRow } from '@/components/jobs/job-row'
import { useJobs } from '@/components/jobs/use-jobs'
import { call } from '@/components/lib/call'
import { LIST_ADD } from '@/components/lib/row-focus'
import { useErrorText } from '@/components/lib/use-error-text'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { type BackupSchedule, backupSchedule } from '@/server/contract/backup'
import { BACKUPS_KEY, BackupList } from './backup-list'
import { LimitLine } from './limit-line'

/** What a schedule that is switched on begins with. */
const KEEP = 7

/** Backups: make one now, or every day; those that there are. */
export function BackupCard({ initial }: { initial: BackupSchedule }) {
  const t = useTranslations('storage.backups')
  const errorText = useErrorText()
  const client = useQueryClient()
  const [starting, setStarting] = useState(false)
  const { jobs, refresh } = useJobs()
  const backups = jobs.filter(({ kind }) => kind === 'backup')
  const busy = backups.filter(isBusy)
  const done = backups.filter(({ state }) => state === 'done').length
  // One more is done: there is one more to show.
  useEffect(() => {
    if (done > 0) void client.invalidateQueries({ queryKey: BACKUPS_KEY })
  }, [done, client])

  async function start(): Promise<void> {
    setStarting(true)
    try {
      await call('POST /api/jobs', { kind: 'backup' })
      await refresh()
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setStarting(false)
    }
  }

  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60 space-y-0.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('description')}</CardDescription>
        </div>
        <Button variant="outline" size="sm" busy={starting} {...LIST_ADD} onClick={() => void start()}>
          {!starting && <Archive aria-hidden />}
          {t('start')}
        </Button>
      </CardHeader>
      <Schedule initial={initial} />
      {busy.length > 0 && (
        <ul aria-label={t('running')} className="divide-y border-b">
          {busy.map((job) => (
            <JobRow key={job.id} job={job} onChanged={refresh} />
          ))}
        </ul>
      )}
      <BackupList />
    </Card>
  )
}

function Schedule({ initial }: { initial: BackupSchedule }) {
  const t = useTranslations('storage.backups')
  const common = useTranslations('common')
  const [saved, setSaved] = useState(initial)
  const [value, setValue] = useState(initial)
  const { form, busy, fields, failure } = useSubmit({
    schema: backupSchedule,
    value,
    send: async (wanted) => {
      setSaved(await call('PUT /api/backups/schedule', wanted))
      toast.success(common('saved'))
    },
  })
  return (
    <form {...form} className="border-b">
      <LimitLine
        label={t('daily')}
        hint={t('dailyHint')}
        numberLabel={t('keep')}
        unit={t('keepUnit')}
        value={value.keep}
        initial={saved.keep ?? KEEP}
        error={fields.keep}
        onChange={(keep) => setValue({ keep })}
      />
      {failure && (
        <Callout kind="critical" className="mx-4 mb-3">
          {failure}
        </Callout>
      )}
      {(value.keep !== saved.keep || busy) && (
        <div className="flex px-4 pb-3">
          <Button type="submit" size="sm" busy={busy} className="ml-auto">
            {common('save')}
          </Button>
        </div>
      )}
    </form>
  )
}
