'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useRuleText } from '@/components/rules/use-rule-text'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { AlertView } from '@/server/contract/alert'
import { LocalTime } from './local-time'

export function AlertFacts({ alert }: { alert: AlertView }) {
  const t = useTranslations('alerts.facts')
  const text = useRuleText()
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="py-2">
        <dl className="divide-y text-[13px]">
          <Fact name={t('raisedAt')}>
            <LocalTime at={alert.raisedAt} />
          </Fact>
          {alert.lesson !== null && <Fact name={t('lesson')}>{alert.lesson}</Fact>}
          <Fact name={t('camera')}>
            {alert.cameraName}
            {alert.cameraId === null && <span className="text-muted-foreground"> ({t('cameraRemoved')})</span>}
          </Fact>
          {alert.cameraPlace && <Fact name={t('place')}>{alert.cameraPlace}</Fact>}
          <Fact name={t('found')}>
            <span className="inline-flex items-baseline gap-1.5">
              {alert.behaviour && <BehaviourDot code={alert.behaviour} />}
              {text.alert(alert)}
            </span>
          </Fact>
          {alert.cause.kind !== 'unknown' && (
            <Fact name={t('condition')}>
              {text.condition({ condition: alert.cause, forMs: alert.forMs, zoneName: zoneOf(alert) })}
            </Fact>
          )}
          <Fact name={t('frame')}>
            <span className="font-mono">{alert.frameIndex}</span>
          </Fact>
        </dl>
      </CardContent>
    </Card>
  )
}

/** What it was called then. */
function zoneOf({ cause }: AlertView): string | null {
  return 'facts' in cause && 'zone' in cause.facts ? cause.facts.zone : null
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1.5">
      <dt className="shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0 text-right break-words">{children}</dd>
    </div>
  )
}
