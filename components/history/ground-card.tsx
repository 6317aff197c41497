'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { RoomCheckLine } from '@/components/live/room-check-line'
import type { CameraView } from '@/server/contract/camera'
import type { HistoryQuery } from '@/server/contract/history'
import { ChartCard } from './chart-card'
import { useHistory } from './use-history'

/** What all figures of the page rest on: people, time measured, and how often each camera was right when somebody looked. */
export function GroundCard({ query, cameras }: { query: HistoryQuery; cameras: readonly CameraView[] }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const loaded = useHistory('POST /api/history/series', query)
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  return (
    <ChartCard title={t('ground.title')} className="lg:col-span-2" query={loaded} empty={() => null}>
      {({ all, possibleSeconds, zone }) => (
        <div className="flex flex-col gap-3">
          <dl className="grid grid-cols-2 gap-3 text-[13px] sm:grid-cols-4">
            {[
              [t('ground.people'), all ? number(all.people) : '–'],
              [t('ground.most'), all ? String(all.peopleMost) : '–'],
              [
                t('ground.measured'),
                t('ground.of', {
                  hours: number((all?.seconds ?? 0) / 3600),
                  possible: number(possibleSeconds / 3600),
                }),
              ],
              [t('ground.zone'), zone],
            ].map(([name, value]) => (
              <div key={name}>
                <dt className="text-xs text-muted-foreground">{name}</dt>
                <dd className="font-medium break-words">{value}</dd>
              </div>
            ))}
          </dl>
          <Checks cameras={cameras} />
        </div>
      )}
    </ChartCard>
  )
}

function Checks({ cameras }: { cameras: readonly CameraView[] }) {
  const t = useTranslations('history')
  const checked = cameras.filter(({ check }) => check !== null)
  if (checked.length === 0) return <p className="text-xs text-muted-foreground">{t('ground.unchecked')}</p>
  return (
    <div className="flex flex-col gap-1">
      {checked.length < cameras.length && (
        <p className="text-xs text-muted-foreground">
          {t('ground.checked', { count: checked.length, all: cameras.length })}
        </p>
      )}
      {checked.map((camera) => (
        <div key={camera.id}>
          {cameras.length > 1 && <p className="text-xs font-medium">{camera.name}</p>}
          {camera.check && <RoomCheckLine {...camera} check={camera.check} />}
        </div>
      ))}
    </div>
  )
}
