'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { AlertView } from '@/server/contract/alert'
import { LocalTime } from './local-time'

export function AlertFacts({ alert }: { alert: AlertView }) {
  const t = useTranslations('alerts.facts')
  const names = useBehaviourNames()
  const format = useFormatter()
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
          <Fact name={t('camera')}>
            {alert.cameraName}
            {alert.cameraId === null && <span className="text-muted-foreground"> ({t('cameraRemoved')})</span>}
          </Fact>
          {alert.cameraPlace && <Fact name={t('place')}>{alert.cameraPlace}</Fact>}
          <Fact name={t('behaviour')}>
            <span className="inline-flex items-center gap-1.5">
              <BehaviourDot code={alert.behaviour} />
              {names[alert.behaviour]}
            </span>
          </Fact>
          <Fact name={t('count')}>{t('people', { count: alert.count })}</Fact>
          <Fact name={t('condition')}>
            {t('conditionOf', {
              min: alert.minCount,
              forMs: alert.forMs,
              seconds: format.number(alert.forMs / 1000, { maximumFractionDigits: 1 }),
            })}
          </Fact>
          <Fact name={t('frame')}>
            <span className="font-mono">{alert.frameIndex}</span>
          </Fact>
        </dl>
      </CardContent>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1.5">
      <dt className="shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0 text-right break-words">{children}</dd>
    </div>
  )
}
