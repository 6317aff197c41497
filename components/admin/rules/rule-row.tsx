'use client'
import { Pencil, Trash2, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { rowControl } from '@/components/lib/row-focus'
import { useRuleText } from '@/components/rules/use-rule-text'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { Button } from '@/components/ui/button'
import { SavingSwitch } from '@/components/ui/saving-switch'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { TableCell, TableRow } from '@/components/ui/table'
import type { BehaviourCode } from '@/server/contract/behaviours'
import type { RuleView } from '@/server/contract/rule'
import { useBlindText } from './use-blind-text'
import type { Blindness } from './why-blind'

type Props = {
  rule: RuleView
  /** Why it cannot fire; null when it can. */
  blind: Blindness | null
  /** How often it was wrong. */
  quality: ReactNode
  onEnable: (on: boolean) => Promise<void>
  /** Null: of an unknown kind, which can only be deleted. */
  onEdit: (() => void) | null
  onDelete: () => void
}

export function RuleRow({ rule, blind, quality, onEnable, onEdit, onDelete }: Props) {
  const t = useTranslations('rules')
  const common = useTranslations('common')
  const text = useRuleText()
  const blindText = useBlindText()
  const behaviour = behaviourOf(rule)
  const condition = (
    <>
      <p className="truncate">{rule.cameraName}</p>
      <p className="flex items-center gap-1.5 text-xs text-muted-foreground">
        {behaviour && <BehaviourDot code={behaviour} />}
        {text.condition(rule)}
      </p>
      {blind && (
        <Warning>
          {blindText(blind, rule.condition)}{' '}
          <Link href={`/admin/cameras/${rule.cameraId}`} className="font-medium underline underline-offset-2">
            {t('openCamera')}
          </Link>
        </Warning>
      )}
      {!onEdit && <Warning>{t('kinds.unknownHint')}</Warning>}
    </>
  )
  return (
    <TableRow>
      <TableCell className="max-w-64 max-sm:w-full max-sm:max-w-0">
        <p className="truncate font-medium">{rule.name}</p>
        <div className="mt-1 space-y-1 sm:hidden">
          {condition}
          <SeverityBadge severity={rule.severity} />
          {quality && (
            <div className="flex items-baseline gap-1.5 text-xs">
              <span className="text-muted-foreground">{t('columns.quality')}:</span>
              {quality}
            </div>
          )}
        </div>
      </TableCell>
      <TableCell className="max-w-80 max-sm:hidden">{condition}</TableCell>
      <TableCell className="max-sm:hidden">
        <SeverityBadge severity={rule.severity} />
      </TableCell>
      <TableCell className="max-sm:hidden">{quality}</TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-lg:hidden">
        {t('seconds', { seconds: rule.cooldownMs / 1000 })}
      </TableCell>
      <TableCell>
        {onEdit && (
          <SavingSwitch
            label={t('enable', { name: rule.name })}
            checked={rule.enabled}
            save={onEnable}
            done={(on) => common(on ? 'switchedOn' : 'switchedOff', { name: rule.name })}
          />
        )}
      </TableCell>
      <TableCell className="w-20 text-right whitespace-nowrap">
        {onEdit && (
          <Button variant="ghost" size="icon-sm" aria-label={`${common('edit')}: ${rule.name}`} onClick={onEdit}>
            <Pencil aria-hidden />
          </Button>
        )}
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`${common('delete')}: ${rule.name}`}
          {...rowControl(rule.id)}
          onClick={onDelete}
        >
          <Trash2 aria-hidden />
        </Button>
      </TableCell>
    </TableRow>
  )
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="mt-1 flex gap-1.5 text-xs text-pretty text-warning">
      <TriangleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0">{children}</span>
    </p>
  )
}

/** Whose colour stands beside the condition. */
function behaviourOf({ condition }: RuleView): BehaviourCode | null {
  return 'params' in condition && 'behaviour' in condition.params ? condition.params.behaviour : null
}
