'use client'
import Link from 'next/link'
import { useRuleText } from '@/components/rules/use-rule-text'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { SeverityBadge } from '@/components/ui/severity-badge'
import type { AlertView } from '@/server/contract/alert'
import { LocalTime } from './local-time'
import { StateBadge } from './state-badge'
import { AlertThumb } from './thumb'

/** One alert in the history: a line on wide screens, a card on phones; all of it is the link. */
export function AlertRow({ alert }: { alert: AlertView }) {
  const text = useRuleText()
  return (
    <li
      data-alert={alert.id}
      className="relative flex gap-3 px-3 py-2.5 hover:bg-muted/50 has-[a:focus-visible]:bg-muted/50 sm:items-center"
    >
      <AlertThumb alert={alert} className="h-14 w-24 max-sm:h-16" />
      <div className="grid min-w-0 flex-1 gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)_auto] sm:items-center">
        <div className="min-w-0">
          <Link
            href={`/alerts/${encodeURIComponent(alert.id)}`}
            className="block truncate font-medium after:absolute after:inset-0 hover:underline"
          >
            {alert.ruleName}
          </Link>
          <p className="flex min-w-0 items-center gap-1.5 text-[13px] text-muted-foreground">
            {alert.behaviour && <BehaviourDot code={alert.behaviour} />}
            <span className="truncate">{text.alert(alert)}</span>
          </p>
        </div>
        <div className="min-w-0 text-[13px]">
          <p className="truncate">
            {alert.cameraName}
            {alert.cameraPlace && <span className="text-muted-foreground"> · {alert.cameraPlace}</span>}
          </p>
          <p className="text-muted-foreground">
            <LocalTime at={alert.raisedAt} />
            {alert.lesson !== null && ` · ${alert.lesson}`}
          </p>
        </div>
        <div className="flex gap-1.5 sm:w-44 sm:justify-end">
          <SeverityBadge severity={alert.severity} />
          <StateBadge state={alert.state} />
        </div>
      </div>
    </li>
  )
}
