'use client'
import { useQuery } from '@tanstack/react-query'
import { Download, ScanSearch } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { FilmPlayer } from '@/components/films/film-player'
import { usePlayer } from '@/components/films/use-player'
import { useJobs } from '@/components/jobs/use-jobs'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { AlertDetail } from '@/server/contract/alert'
import type { ClipFile, ClipView } from '@/server/contract/clip'
import { atLeast, type Role } from '@/server/contract/user'
import { ExportButton, ExportProgress, newestExport } from './export-clip'
import { PinButton } from './pin-button'

type Props = { alert: AlertDetail; clip: ClipView & { file: ClipFile }; may: Role }

/** A clip with the boxes of each picture; the two buttons beside "play" go to the alert. */
export function ClipPlayer({ alert, clip, may }: Props) {
  const t = useTranslations('clips')
  const errorText = useErrorText()
  const format = useFormatter()
  const { id, cameraName } = alert
  const { file, startsAt, alertAtMs, error, expiresAt } = clip
  const base = `/api/alerts/${encodeURIComponent(id)}/clip`
  const { data: index, isError } = useQuery({
    queryKey: ['clip', id],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: ({ signal }) => call('GET /api/alerts/{id}/clip/index', { id }, signal),
  })
  const jobs = useJobs()
  const job = newestExport(jobs.jobs, id)
  const player = usePlayer(base, index ?? null, file.durationMs)
  const events = useMemo(() => (alertAtMs === null ? [] : [alertAtMs]), [alertAtMs])
  const video = { ...file, src: `${base}.mp4`, name: t('of', { camera: cameraName }), startsAt }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {error && (
        <Callout kind="info" title={t('early')}>
          {errorText(error)}
        </Callout>
      )}
      <FilmPlayer
        video={video}
        player={player}
        events={events}
        enhance={(atMs) => `/workshop?clip=${encodeURIComponent(id)}&at=${Math.round(atMs)}`}
      >
        <div className="flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
          <span className="min-w-0 flex-1 basis-48">
            {isError ? t('noBoxes') : t('clean')}
            {index?.near && <span className="block">{t('near')}</span>}
            {expiresAt !== null && (
              <span className="block">
                {t('expires', { when: format.dateTime(expiresAt, { dateStyle: 'medium' }) })}
              </span>
            )}
          </span>
          {/* Together: none of them wraps alone. */}
          <span className="flex flex-wrap items-center gap-2">
            {atLeast(may, 'operator') && (
              <>
                <PinButton alert={alert} clip={clip} />
                <Button asChild variant="outline" size="sm" title={t('analyseHint')}>
                  <Link href={`/workshop/films?clip=${encodeURIComponent(id)}`}>
                    <ScanSearch aria-hidden />
                    {t('analyse')}
                  </Link>
                </Button>
              </>
            )}
            {!isError && <ExportButton alertId={id} job={job} onChanged={jobs.refresh} />}
            <Button asChild variant="outline" size="sm">
              <a href={`${base}.mp4`} download={`${cameraName} ${alert.frameIndex}.mp4`}>
                <Download aria-hidden />
                {t('download')}
              </a>
            </Button>
          </span>
        </div>
        {job && <ExportProgress job={job} onChanged={jobs.refresh} />}
      </FilmPlayer>
    </div>
  )
}
