'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { type HistoryLesson, type HistoryLessons, type HistoryQuery, isEnough } from '@/server/contract/history'
import { type Layer, layersIn, secondsOf } from './area-rows'
import { ChartCard } from './chart-card'
import { FigureTable } from './figure-table'
import { Legend } from './legend'
import { useHistory } from './use-history'
import { colourOfLayer, useLayerNames } from './use-layers'

/** Lessons side by side: the share of each behaviour, and what it rests on. */
export function LessonsCard({ query }: { query: HistoryQuery }) {
  const t = useTranslations('history')
  const loaded = useHistory('POST /api/history/lessons', query)
  return (
    <ChartCard
      title={t('lessons.title')}
      query={loaded}
      empty={({ lessons }) => (lessons.length === 0 ? t('lessons.none') : null)}
    >
      {(data) => <Shown data={data} oneDay={query.from === query.to} />}
    </ChartCard>
  )
}

function Shown({ data: { lessons, zone }, oneDay }: { data: HistoryLessons; oneDay: boolean }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const names = useLayerNames()
  const layers = layersIn(lessons.flatMap(({ measured }) => measured ?? []))
  const time = (at: number) => format.dateTime(at, { timeZone: zone, timeStyle: 'short' })
  const when = ({ from, to, times }: HistoryLesson) =>
    oneDay ? `${time(from)}–${time(to)}` : t('lessons.times', { count: times })
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  const percent = (value: number) => format.number(value, { style: 'percent' })
  return (
    <div className="flex flex-col gap-3">
      <Legend layers={layers} />
      <ol className="flex flex-col gap-2.5">
        {lessons.map((lesson) => (
          <li key={`${lesson.from} ${lesson.name}`} className="flex flex-col gap-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-[13px]">
              <span className="min-w-0 font-medium break-words">
                {lesson.name} <span className="font-normal text-muted-foreground">{when(lesson)}</span>
              </span>
              <Ground lesson={lesson} />
            </p>
            <Bar lesson={lesson} layers={layers} />
          </li>
        ))}
      </ol>
      <FigureTable
        caption={t('lessons.title')}
        head={[t('lessons.lesson'), ...layers.map((layer) => names[layer]), t('personMinutes'), t('measuredMinutes')]}
        rows={lessons.map((lesson) => {
          const { measured } = lesson
          const enough = measured && isEnough(measured, lesson.possibleSeconds)
          return {
            key: `${lesson.from} ${lesson.name}`,
            cells: [
              `${lesson.name} ${when(lesson)}`,
              ...layers.map((layer) => (enough ? percent(secondsOf(measured, layer) / measured.personSeconds) : '–')),
              number((measured?.personSeconds ?? 0) / 60),
              number((measured?.seconds ?? 0) / 60),
            ],
          }
        })}
      />
    </div>
  )
}

/** What the bar rests on. */
function Ground({ lesson: { measured, possibleSeconds } }: { lesson: HistoryLesson }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  return (
    <span className="text-xs text-muted-foreground">
      {t('lessons.ground', {
        people: number(measured?.people ?? 0),
        minutes: number((measured?.seconds ?? 0) / 60),
        possible: number(possibleSeconds / 60),
      })}
    </span>
  )
}

function Bar({ lesson: { measured, possibleSeconds }, layers }: { lesson: HistoryLesson; layers: readonly Layer[] }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const names = useLayerNames()
  if (!measured || !isEnough(measured, possibleSeconds)) {
    return (
      <p className="flex h-5 items-center rounded-sm border border-dashed px-2 text-xs text-muted-foreground">
        {t('notEnough')}
      </p>
    )
  }
  const shares = layers.map((layer) => ({ layer, share: secondsOf(measured, layer) / measured.personSeconds }))
  const text = shares
    .filter(({ share }) => share > 0)
    .map(({ layer, share }) => `${names[layer]} ${format.number(share, { style: 'percent' })}`)
  return (
    <div
      role="img"
      aria-label={text.join(', ')}
      title={text.join(', ')}
      className="flex h-5 overflow-hidden rounded-sm bg-muted"
    >
      {shares.map(({ layer, share }) => (
        <span
          key={layer}
          className="border-r border-card last:border-0 print:[print-color-adjust:exact]"
          style={{ width: `${share * 100}%`, background: colourOfLayer(layer), ...(share === 0 && { border: 0 }) }}
        />
      ))}
    </div>
  )
}
