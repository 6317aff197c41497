'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, RefreshCw } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useCallback, useMemo, useState } from 'react'
import { BehaviourBars } from '@/components/charts/behaviour-bars'
import { LabelBars } from '@/components/charts/label-bars'
import { JobLog } from '@/components/jobs/job-log'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { FilmCounts, FilmEvent, FilmIndex, FilmObject, FilmView } from '@/server/contract/film'
import { AnalyseDialog } from './analyse-dialog'
import { countObjects, filmTellsBehaviours } from './count-objects'
import { EditDialog } from './edit-dialog'
import type { FilmChoices } from './film-choices'
import { FilmEvents } from './film-events'
import { FilmFacts } from './film-facts'
import { FilmLines } from './film-lines'
import { FilmPlayer } from './film-player'
import { FilmProgress } from './film-progress'
import { FilmState, useFailureText } from './film-state'
import { ResumeCard } from './resume-card'
import { isBusy, useFilm, useRefreshFilms } from './use-films'
import { usePlayer } from './use-player'

type Props = { initial: FilmView; choices: Pick<FilmChoices, 'models' | 'places'> }

/** One film: how far it is, and what was found in it. */
export function FilmPage({ initial, choices }: Props) {
  const t = useTranslations('films')
  const common = useTranslations('common')
  const format = useFormatter()
  const failureText = useFailureText()
  const film = useFilm(initial)
  const [dialog, setDialog] = useState<'edit' | 'analyse' | null>(null)
  const close = () => setDialog(null)
  const { state, source, file, error } = film
  return (
    <div className="flex flex-col gap-4 p-3 md:p-4">
      <PageHeader
        title={
          <BackTitle href="/workshop/films" label={t('back')}>
            {film.name}
          </BackTitle>
        }
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {film.place}
            <Time at={film.startsAt} />
            {film.lessons.length > 0 && <span className="break-words">{format.list(film.lessons)}</span>}
            <FilmState state={state} />
            {source.kind === 'clip' && (
              <Link href={`/alerts/${encodeURIComponent(source.id)}`} className="text-primary underline">
                {t('ofAlert')}
              </Link>
            )}
          </span>
        }
        actions={
          <>
            <Button variant="outline" onClick={() => setDialog('edit')}>
              <Pencil aria-hidden />
              {common('edit')}
            </Button>
            {!isBusy(film) && state !== 'receiving' && (
              <Button variant={film.figures ? 'outline' : 'default'} onClick={() => setDialog('analyse')}>
                <RefreshCw aria-hidden />
                {film.figures ? t('again') : t('analyse')}
              </Button>
            )}
          </>
        }
      />
      {isBusy(film) && (
        <Card>
          <CardContent className="pt-4">
            <FilmProgress film={film} />
          </CardContent>
        </Card>
      )}
      {state === 'receiving' && source.kind === 'upload' && <ResumeCard film={film} bytes={source.bytes} />}
      {state === 'failed' && error && (
        <Callout kind="critical" title={t('failed')}>
          {failureText(error)}
        </Callout>
      )}
      {state === 'idle' && <Callout kind="info">{t('idle')}</Callout>}
      {film.job && <JobLog job={{ ...film.job, kind: 'analyse' }} />}
      {file && <Panels key={film.analysedAt ?? 0} film={{ ...film, file }} />}
      {dialog === 'edit' && <EditDialog film={film} places={choices.places} onClose={close} />}
      {dialog === 'analyse' && <AnalyseDialog film={film} models={choices.models} onClose={close} />}
    </div>
  )
}

const NO_ALERTS: readonly FilmEvent[] = []

/** What can be seen of it so far: the film itself, and what the newest analysis found. */
function Panels({ film }: { film: FilmView & { file: NonNullable<FilmView['file']> } }) {
  const t = useTranslations('films')
  const errorText = useErrorText()
  const found = useFound(film)
  const player = usePlayer(`/api/films/${encodeURIComponent(film.id)}`, found.index ?? null, film.file.durationMs)
  const { shot, seek } = player
  const alerts = found.alerts ?? NO_ALERTS
  const moments = useMemo(() => alerts.map(({ atMs }) => atMs), [alerts])
  const lines = found.counts ? (
    <FilmLines film={film} counts={found.counts} marks={moments} atMs={shot?.atMs ?? 0} seek={seek} />
  ) : (
    <Skeleton className="h-80" />
  )
  return (
    <>
      {found.error && (
        <Callout kind="critical" title={t('loadFailed')}>
          {errorText(found.error)}
        </Callout>
      )}
      {/* One column on narrow screens, where the bars come right after the picture. */}
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-4">
          <FilmPlayer
            video={{
              ...film.file,
              src: `/api/films/${encodeURIComponent(film.id)}/film.mp4`,
              name: film.name,
              startsAt: film.startsAt,
            }}
            player={player}
            events={moments}
            eventKeys
            enhance={(atMs) => `/workshop?film=${encodeURIComponent(film.id)}&at=${Math.round(atMs)}`}
          />
          {film.figures && <div className="order-1 min-w-0 lg:order-none">{lines}</div>}
        </div>
        <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-4">
          {film.figures && (
            <Card>
              <CardHeader>
                <CardTitle>{t('moment')}</CardTitle>
              </CardHeader>
              <CardContent>
                <MomentBars index={found.index} counts={found.counts} objects={shot?.objects ?? null} />
              </CardContent>
            </Card>
          )}
          {film.figures && <FilmEvents film={film} alerts={alerts} seek={seek} onChanged={found.refresh} />}
          <div className="order-2 lg:order-none">
            <FilmFacts film={film} />
          </div>
        </div>
      </div>
    </>
  )
}

type MomentProps = {
  index: FilmIndex | undefined
  counts: FilmCounts | undefined
  objects: readonly FilmObject[] | null
}

/** What is in the picture that is shown: behaviours, or, where the model tells none, the kinds of things. */
function MomentBars({ index, counts, objects }: MomentProps) {
  const byLabel = useMemo(() => counts !== undefined && !filmTellsBehaviours(counts), [counts])
  const labels = index?.labels ?? []
  if (!byLabel || labels.length === 0) return <BehaviourBars counted={objects && countObjects(objects, labels)} />
  const names = labels.map(([, name]) => name)
  return <LabelBars labels={names} seen={objects?.map(([, label]) => names[label] ?? '') ?? null} />
}

/** Index, counts and events of the newest analysis. */
function useFound({ id, analysedAt }: FilmView) {
  const client = useQueryClient()
  const refreshFilms = useRefreshFilms()
  const query = useQuery({
    queryKey: ['film', id, analysedAt],
    enabled: analysedAt !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const [index, counts, alerts] = await Promise.all([
        call('GET /api/films/{id}/index', { id }, signal),
        call('GET /api/films/{id}/counts', { id }, signal),
        call('GET /api/films/{id}/alerts', { id }, signal),
      ])
      return { index, counts, alerts }
    },
  })
  const refresh = useCallback(async () => {
    await Promise.all([refreshFilms(), client.invalidateQueries({ queryKey: ['film', id] })])
  }, [client, id, refreshFilms])
  return { ...query.data, error: query.error, refresh }
}
