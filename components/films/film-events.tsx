'use client'
import { ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { durationText } from '@/components/lib/duration'
import { useRuleText } from '@/components/rules/use-rule-text'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { SeverityBadge } from '@/components/ui/severity-badge'
import type { FilmEvent, FilmView } from '@/server/contract/film'
import { RulesDialog } from './rules-dialog'

type Props = {
  film: FilmView
  alerts: readonly FilmEvent[]
  seek: (atMs: number) => void
  /** Other rules were chosen. */
  onChanged: () => Promise<void>
}

/** What the chosen rules saw in the film; a click goes there. Left alone while the film plays. */
export const FilmEvents = memo(function FilmEvents({ film, alerts, seek, onChanged }: Props) {
  const t = useTranslations('films.events')
  const ruleText = useRuleText()
  const [choosing, setChoosing] = useState(false)
  return (
    <Card className="min-w-0">
      <CardHeader className="flex-row items-center justify-between gap-2 py-1.5">
        <CardTitle className="py-1.5">{t('title')}</CardTitle>
        <Button variant="outline" size="sm" onClick={() => setChoosing(true)}>
          <ListChecks aria-hidden />
          {t('choose', { count: film.rules.length })}
        </Button>
      </CardHeader>
      <CardContent>
        {alerts.length === 0 ? (
          <p className="text-[13px] text-muted-foreground">{film.rules.length === 0 ? t('noRules') : t('none')}</p>
        ) : (
          <ol aria-label={t('title')} className="-mx-2 max-h-96 overflow-y-auto">
            {alerts.map((alert) => (
              <li key={JSON.stringify([alert.atMs, alert.ruleName, alert.cause.params])}>
                <button
                  type="button"
                  onClick={() => seek(alert.atMs)}
                  className="flex w-full flex-wrap items-center gap-x-2 gap-y-0.5 rounded-md px-2 py-1.5 text-left hover:bg-accent"
                >
                  <span className="text-xs tabular-nums">{durationText(alert.atMs)}</span>
                  <span className="min-w-0 font-medium break-words">{alert.ruleName}</span>
                  <SeverityBadge severity={alert.severity} />
                  <span className="w-full text-xs text-muted-foreground">
                    {[ruleText.alert(alert), alert.lesson].filter(Boolean).join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        )}
      </CardContent>
      {choosing && <RulesDialog film={film} onChanged={onChanged} onClose={() => setChoosing(false)} />}
    </Card>
  )
})
