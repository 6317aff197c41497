'use client'
import { Printer, Video } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useFormatter, useTimeZone, useTranslations } from 'next-intl'
import { useCameras } from '@/components/live/use-cameras'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { CameraView } from '@/server/contract/camera'
import { AlertsCard } from './alerts-card'
import { BehaviourCard } from './behaviour-card'
import { ExportMenu } from './export-menu'
import { GroundCard } from './ground-card'
import { HistoryControls } from './history-controls'
import { type Chosen, daysOf, readChosen, todayIn, weeksOf, writeChosen } from './history-query'
import { LessonsCard } from './lessons-card'
import { useHistory } from './use-history'
import { WeekCard } from './week-card'
import { ZonesCard } from './zones-card'

/** How a day, a week, a month went. @param alerts whether the reader may see alerts of some camera */
export function HistoryPage({ initial, alerts }: { initial: CameraView[]; alerts: boolean }) {
  const t = useTranslations('history')
  const router = useRouter()
  const zone = useTimeZone() ?? 'UTC'
  const { data: cameras = initial } = useCameras(initial)
  const today = todayIn(zone, Date.now())
  const chosen = readChosen(new URLSearchParams(useSearchParams()), today)
  const choose = (next: Chosen) => router.replace(`/history?${writeChosen(next)}`, { scroll: false })
  const { cameraId, place } = chosen
  const query = { ...daysOf(chosen), zone, ...(cameraId && { cameraId }), ...(place && { place }) }
  const { data: period } = useHistory('POST /api/history/series', query)
  const own = cameras.filter((camera) => (cameraId ? camera.id === cameraId : !place || camera.place === place))
  if (cameras.length === 0) {
    return (
      <EmptyState heading icon={Video} title={t('noCameras')}>
        {t('noCamerasHint')}
      </EmptyState>
    )
  }
  return (
    <>
      <PageHeader
        title={<Title chosen={chosen} cameras={own} />}
        description={<span className="print:hidden">{t('description')}</span>}
        actions={
          <div className="flex gap-2 print:hidden">
            <ExportMenu query={query} alerts={alerts} />
            <Button variant="outline" size="sm" onClick={() => window.print()}>
              <Printer aria-hidden />
              {t('print')}
            </Button>
          </div>
        }
      />
      <HistoryControls chosen={chosen} choose={choose} cameras={cameras} today={today} />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 print:grid-cols-1 print:gap-2">
        <BehaviourCard query={query} />
        <LessonsCard query={query} />
        <WeekCard query={{ ...query, ...weeksOf(chosen) }} until={chosen.range === 'day' ? chosen.day : null} />
        {alerts && <AlertsCard query={query} period={period} />}
        <ZonesCard query={query} />
        <GroundCard query={query} cameras={own} />
      </div>
    </>
  )
}

/** On paper it says what the controls say on the screen. */
function Title({ chosen, cameras }: { chosen: Chosen; cameras: readonly CameraView[] }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const { from, to } = daysOf(chosen)
  const date = (day: string) => format.dateTime(new Date(day), { dateStyle: 'full', timeZone: 'UTC' })
  const about = chosen.cameraId ? (cameras[0]?.name ?? '') : (chosen.place ?? t('all'))
  return (
    <>
      <span className="print:hidden">{t('title')}</span>
      <span className="hidden print:inline">
        {about} · {from === to ? date(from) : `${date(from)} – ${date(to)}`}
      </span>
    </>
  )
}
