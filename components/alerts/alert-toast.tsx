'use client'
import { X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRuleText } from '@/components/rules/use-rule-text'
import { SeverityBadge } from '@/components/ui/severity-badge'
import type { AlertView } from '@/server/contract/alert'
import { AlertThumb } from './thumb'

/** A raised alert, in the corner: picture, where, what; a click leads to it. */
export function AlertToast({ alert, close }: { alert: AlertView; close: () => void }) {
  const common = useTranslations('common')
  const text = useRuleText()
  return (
    <div
      data-testid="alert-toast"
      className="relative flex w-full gap-3 rounded-lg border bg-popover p-2.5 pr-9 text-popover-foreground shadow-lg sm:w-89"
    >
      <AlertThumb alert={alert} className="h-16 w-24" />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <SeverityBadge severity={alert.severity} />
          <span className="truncate text-xs text-muted-foreground">{alert.cameraName}</span>
        </div>
        <Link
          href={`/alerts/${encodeURIComponent(alert.id)}`}
          onClick={close}
          className="mt-1 block truncate text-[13px] font-medium after:absolute after:inset-0 hover:underline"
        >
          {alert.ruleName}
        </Link>
        <p className="truncate text-xs text-muted-foreground">{text.alert(alert)}</p>
      </div>
      <button
        type="button"
        onClick={close}
        aria-label={common('close')}
        className="absolute top-2 right-2 z-10 rounded-sm p-1 text-muted-foreground hover:bg-accent hover:text-foreground"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  )
}
