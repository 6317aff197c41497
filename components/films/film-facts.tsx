'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { durationText } from '@/components/lib/duration'
import { useSizeText } from '@/components/lib/use-size-text'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { FilmView } from '@/server/contract/film'

/** The film and its analysis in figures. */
export function FilmFacts({ film }: { film: FilmView & { file: NonNullable<FilmView['file']> } }) {
  const t = useTranslations('films.facts')
  const format = useFormatter()
  const sizeText = useSizeText()
  const { file, figures, settings, ownerName, expiresAt } = film
  const facts: [string, string][] = [
    [t('length'), durationText(file.durationMs)],
    [t('size'), `${file.width} × ${file.height} · ${sizeText(file.bytes)}`],
    [t('pictures'), format.number(file.pictures)],
    ...(figures
      ? ([
          [t('measured'), format.number(figures.measured)],
          [t('most'), format.number(figures.mostPeople)],
          [
            t('speed'),
            t('times', {
              times: format.number(file.durationMs / Math.max(1, figures.tookMs), { maximumFractionDigits: 1 }),
            }),
          ],
        ] satisfies [string, string][])
      : []),
    [t('interval'), t('ms', { ms: settings.intervalMs })],
    [t('owner'), ownerName],
    ...(expiresAt === null
      ? []
      : [[t('keptUntil'), format.dateTime(expiresAt, { dateStyle: 'medium' })] satisfies [string, string]]),
  ]
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-[13px]">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted-foreground">{name}</dt>
              <dd className="text-right break-words tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </CardContent>
    </Card>
  )
}
