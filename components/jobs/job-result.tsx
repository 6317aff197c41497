'use client'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { durationText } from '@/components/lib/duration'
import { useSizeText } from '@/components/lib/use-size-text'
import { type BackupResult, backupResult } from '@/server/contract/backup'
import { type ExportResult, exportResult } from '@/server/contract/clip'
import { type FilmFigures, filmFigures } from '@/server/contract/film'
import type { JobView } from '@/server/contract/job'
import { type RetentionResult, retentionResult } from '@/server/contract/retention'
import { type EnhanceResult, enhanceResult } from '@/server/contract/workshop'

/** What came out of a job that is done, in a sentence; nothing for a kind that this page does not know. */
export function JobResult({ job: { id, kind, result } }: { job: JobView }): ReactNode {
  if (kind === 'retention') {
    const parsed = retentionResult.safeParse(result)
    return parsed.success && <RetentionText result={parsed.data} />
  }
  if (kind === 'enhance') {
    const parsed = enhanceResult.safeParse(result)
    return parsed.success && <EnhanceText result={parsed.data} />
  }
  if (kind === 'analyse') {
    const parsed = filmFigures.safeParse(result)
    return parsed.success && <AnalyseText result={parsed.data} />
  }
  if (kind === 'export') {
    const parsed = exportResult.safeParse(result)
    return parsed.success && <ExportText id={id} result={parsed.data} />
  }
  if (kind === 'backup') {
    const parsed = backupResult.safeParse(result)
    return parsed.success && <BackupText result={parsed.data} />
  }
  return null
}

function EnhanceText({ result: { width, height, pictures, expiresAt } }: { result: EnhanceResult }) {
  const t = useTranslations('jobs.enhance')
  const format = useFormatter()
  return (
    <p>
      {[
        t('size', { width, height }),
        t('pictures', { count: pictures }),
        t('keptUntil', { date: format.dateTime(expiresAt, { dateStyle: 'medium' }) }),
      ].join(' · ')}
    </p>
  )
}

function AnalyseText({ result: { measured, mostPeople } }: { result: FilmFigures }) {
  const t = useTranslations('jobs.analyse')
  return <p>{[t('measured', { count: measured }), t('most', { count: mostPeople })].join(' · ')}</p>
}

function ExportText({ id, result: { durationMs, bytes, expiresAt } }: { id: string; result: ExportResult }) {
  const t = useTranslations('jobs')
  const format = useFormatter()
  const sizeText = useSizeText()
  return (
    <p>
      {[
        durationText(durationMs),
        t('enhance.keptUntil', { date: format.dateTime(expiresAt, { dateStyle: 'medium' }) }),
      ].join(' · ')}{' '}
      <a
        href={`/api/workshop/jobs/${id}/clip.mp4`}
        download={t('export.file')}
        className="text-primary underline underline-offset-4"
      >
        {t('export.download', { size: sizeText(bytes) })}
      </a>
    </p>
  )
}

const COUNTS = [
  'alerts',
  'films',
  'pictures',
  'auditEntries',
  'sessions',
  'jobs',
  'trackDays',
  'workshopFiles',
] as const

function RetentionText({ result }: { result: RetentionResult }) {
  const t = useTranslations('jobs.retention')
  const format = useFormatter()
  const gone = COUNTS.filter((what) => result[what] > 0).map((what) => t(what, { count: result[what] }))
  return (
    <>
      <p>{gone.length > 0 ? t('removed', { what: format.list(gone) }) : t('nothing')}</p>
      {result.overShare && <p className="text-warning">{t('overShare')}</p>}
      {result.diskLow && <p className="text-critical">{t('diskLow')}</p>}
    </>
  )
}

function BackupText({ result: { name, sizeBytes, rows, files } }: { result: BackupResult }) {
  const t = useTranslations('jobs.backup')
  const sizeText = useSizeText()
  return (
    <p>
      {t('made', { rows, files, size: sizeText(sizeBytes) })}{' '}
      <Link href="/admin/storage" className="break-all text-primary underline underline-offset-4">
        {name}
      </Link>
    </p>
  )
}
