'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { durationText } from '@/components/lib/duration'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { HistoryQuery, HistoryZone, HistoryZones } from '@/server/contract/history'
import { ChartCard } from './chart-card'
import { StaysBar } from './stays-bar'
import { useHistory } from './use-history'
import { ZoneChart } from './zone-chart'

/** Areas and lines: how full, how long, how many across. Not there while no camera has any. */
export function ZonesCard({ query }: { query: HistoryQuery }) {
  const t = useTranslations('history')
  const loaded = useHistory('POST /api/history/zones', query)
  if (loaded.data?.zones.length === 0) return null
  return (
    <ChartCard
      title={t('zones.title')}
      className="lg:col-span-2 print:break-inside-auto"
      query={loaded}
      empty={() => null}
    >
      {(data) => <Shown data={data} />}
    </ChartCard>
  )
}

function Shown({ data }: { data: HistoryZones }) {
  const t = useTranslations('history')
  const { zones } = data
  const several = new Set(zones.map(({ cameraId }) => cameraId)).size > 1
  const areas = zones.filter((zone) => zone.kind !== 'line' && !isLineThatIsGone(zone))
  const lines = zones.filter((zone) => !areas.includes(zone))
  const charted = zones.filter(({ points, name }) => points.length > 0 && name !== null)
  return (
    <div className="flex flex-col gap-4">
      {areas.length > 0 && <Areas zones={areas} several={several} />}
      {lines.length > 0 && <Lines zones={lines} several={several} />}
      {charted.length > 0 ? (
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 print:grid-cols-1">
          {charted.map((zone) => (
            <ZoneChart key={zone.zoneId} zone={zone} period={data} />
          ))}
        </div>
      ) : (
        <p className="text-xs text-muted-foreground print:hidden">{t('zones.oneCamera')}</p>
      )}
    </div>
  )
}

const isLineThatIsGone = ({ kind, forward, backward }: HistoryZone) => kind === null && forward + backward > 0

function Name({ zone, several }: { zone: HistoryZone; several: boolean }) {
  const t = useTranslations('history')
  return (
    <TableCell>
      <span className="break-words">{zone.name ?? t('zones.gone')}</span>
      {several && <span className="block text-xs text-muted-foreground">{zone.cameraName}</span>}
    </TableCell>
  )
}

const NUMBER = 'text-right whitespace-nowrap'

function Areas({ zones, several }: { zones: readonly HistoryZone[]; several: boolean }) {
  const t = useTranslations('history.zones')
  const format = useFormatter()
  const dwell = (ms: number | null) => (ms === null ? '–' : durationText(ms))
  return (
    <div className="flex flex-col gap-1">
      <Table>
        <caption className="sr-only">{t('areas')}</caption>
        <TableHeader>
          <TableRow>
            <TableHead>{t('area')}</TableHead>
            {(['average', 'most', 'entered', 'left', 'stay', 'longest'] as const).map((name) => (
              <TableHead key={name} className="text-right">
                {t(name)}
              </TableHead>
            ))}
            <TableHead>{t('stays')}</TableHead>
            <TableHead className="text-right">{t('minutes')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {zones.map((zone) => (
            <TableRow key={`${zone.cameraId} ${zone.zoneId}`}>
              <Name zone={zone} several={several} />
              <TableCell className={NUMBER}>{format.number(zone.people, { maximumFractionDigits: 1 })}</TableCell>
              <TableCell className={NUMBER}>{zone.most}</TableCell>
              <TableCell className={NUMBER}>{zone.entered}</TableCell>
              <TableCell className={NUMBER}>{zone.left}</TableCell>
              <TableCell className={NUMBER}>{dwell(zone.dwellMs)}</TableCell>
              <TableCell className={NUMBER}>{dwell(zone.dwellMostMs)}</TableCell>
              <TableCell>
                <StaysBar stays={zone.stays} />
              </TableCell>
              <TableCell className={NUMBER}>{format.number(zone.seconds / 60, { maximumFractionDigits: 0 })}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="text-xs text-muted-foreground">{t('areasHint')}</p>
    </div>
  )
}

function Lines({ zones, several }: { zones: readonly HistoryZone[]; several: boolean }) {
  const t = useTranslations('history.zones')
  const format = useFormatter()
  return (
    <Table>
      <caption className="sr-only">{t('lines')}</caption>
      <TableHeader>
        <TableRow>
          <TableHead>{t('line')}</TableHead>
          <TableHead className="text-right">{t('forward')}</TableHead>
          <TableHead className="text-right">{t('backward')}</TableHead>
          <TableHead className="text-right">{t('minutes')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {zones.map((zone) => (
          <TableRow key={`${zone.cameraId} ${zone.zoneId}`}>
            <Name zone={zone} several={several} />
            <TableCell className={NUMBER}>{zone.forward}</TableCell>
            <TableCell className={NUMBER}>{zone.backward}</TableCell>
            <TableCell className={NUMBER}>{format.number(zone.seconds / 60, { maximumFractionDigits: 0 })}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
