'use client'
import { Check, CircleSlash, Eye, UserRound, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { type IncidentAct, MAX_BULK } from '@/server/contract/incident'
import { ActButton } from './act-button'
import type { Doing } from './use-handle'

type Props = {
  count: number
  /** How many are shown. */
  of: number
  me: string
  /** The step that is on its way. */
  pending: IncidentAct | null
  onAct: (doing: Doing) => void
  onAll: () => void
  onClear: () => void
}

/** The same step for all that are ticked. */
export function BulkBar({ count, of, me, pending, onAct, onAll, onClear }: Props) {
  const t = useTranslations('incidents')
  return (
    <section aria-label={t('bulk.selected', { count })} className="flex flex-col gap-2 rounded-md border bg-accent p-2">
      <div className="flex items-center gap-1 text-[13px]">
        <span role="status" className="font-medium">
          {t('bulk.selected', { count })}
        </span>
        {count < Math.min(of, MAX_BULK) && (
          <Button variant="ghost" size="sm" onClick={onAll}>
            {t('bulk.all')}
          </Button>
        )}
        {count === MAX_BULK && <span className="text-muted-foreground">{t('bulk.limit', { count: MAX_BULK })}</span>}
        <Button variant="ghost" size="icon-sm" className="ml-auto" aria-label={t('bulk.clear')} onClick={onClear}>
          <X aria-hidden />
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-1.5 max-sm:[&_button]:h-11">
        <ActButton
          size="sm"
          shortcut="A"
          busy={pending === 'acknowledge'}
          onClick={() => onAct({ act: 'acknowledge' })}
        >
          <Eye aria-hidden />
          {t('act.acknowledge')}
        </ActButton>
        <ActButton
          size="sm"
          variant="outline"
          shortcut="M"
          busy={pending === 'assign'}
          onClick={() => onAct({ act: 'assign', to: me })}
        >
          <UserRound aria-hidden />
          {t('act.take')}
        </ActButton>
        <ActButton
          size="sm"
          variant="outline"
          shortcut="R"
          busy={pending === 'resolve'}
          onClick={() => onAct({ act: 'resolve' })}
        >
          <Check aria-hidden />
          {t('act.resolve')}
        </ActButton>
        <ActButton
          size="sm"
          variant="outline"
          shortcut="F"
          busy={pending === 'false_alarm'}
          onClick={() => onAct({ act: 'false_alarm' })}
        >
          <CircleSlash aria-hidden />
          {t('act.falseAlarm')}
        </ActButton>
      </div>
    </section>
  )
}

type UnchangedProps = { list: readonly { id: string; code: string; name: string }[]; onClose: () => void }

/** Which did not change, and why. */
export function Unchanged({ list, onClose }: UnchangedProps) {
  const t = useTranslations('incidents.bulk')
  const common = useTranslations('common')
  const errorText = useErrorText()
  return (
    <Callout kind="warning" title={t('unchanged', { count: list.length })}>
      <ul className="mt-1 max-h-40 overflow-y-auto text-[13px]">
        {list.map(({ id, code, name }) => (
          <li key={id}>
            <span className="font-medium">{name}</span>: {errorText(code)}
          </li>
        ))}
      </ul>
      <Button variant="outline" size="sm" className="mt-2" onClick={onClose}>
        {common('close')}
      </Button>
    </Callout>
  )
}
