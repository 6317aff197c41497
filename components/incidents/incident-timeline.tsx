'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { LocalTime } from '@/components/alerts/local-time'
import type { IncidentDetail, IncidentStepView } from '@/server/contract/incident'
import { timelineOf } from './timeline'

/** What happened and who did what, oldest first. */
export function IncidentTimeline({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations('incidents.timeline')
  const entries = useMemo(() => timelineOf(incident), [incident])
  return (
    <ol className="flex flex-col gap-3 text-[13px]">
      {entries.map((entry, place) =>
        entry.kind === 'step' ? (
          <StepEntry key={`${entry.step.at} ${entry.step.act} ${place}`} step={entry.step} />
        ) : (
          <li key={`fired ${entry.from}`} className="border-l-2 border-l-critical/50 pl-3">
            <p className="font-medium">{entry.first ? t('began') : t('fired', { count: entry.count })}</p>
            <p className="text-xs text-muted-foreground">
              <LocalTime at={entry.from} />
              {entry.to > entry.from && (
                <>
                  {` ${t('until')} `}
                  <LocalTime at={entry.to} style="time" />
                </>
              )}
            </p>
          </li>
        ),
      )}
    </ol>
  )
}

function StepEntry({ step: { act, state, at, by, to, note } }: { step: IncidentStepView }) {
  const t = useTranslations('incidents.timeline')
  const what = act !== 'assign' ? t(act) : to === null ? t('release') : t('assign', { name: to })
  return (
    <li data-step={act} data-state={state} className="border-l-2 pl-3">
      <p className="break-words">
        <span className="font-medium">{what}</span>
        <span className="text-muted-foreground"> · {by ?? t('program')}</span>
      </p>
      <p className="text-xs text-muted-foreground">
        <LocalTime at={at} />
      </p>
      {note && <p className="mt-1 rounded-sm bg-muted px-2 py-1.5 break-words whitespace-pre-wrap">{note}</p>}
    </li>
  )
}
