'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ListChecks, Pencil, Plus, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { api } from '@/components/lib/api-client'
import { useErrorText } from '@/components/lib/error-text'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { Switch } from '@/components/ui/switch'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { CameraView } from '@/server/contract/camera'
import type { RuleView } from '@/server/contract/rule'
import { RuleDialog } from './rule-dialog'

const KEY = ['rules']

type Open = { what: 'edit'; rule: RuleView | null } | { what: 'delete'; rule: RuleView } | null

export function RuleList({ initial, cameras }: { initial: RuleView[]; cameras: CameraView[] }) {
  const t = useTranslations('rules')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>(null)
  const { data: rules } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<RuleView[]>('/api/rules', {}, signal),
    initialData: initial,
  })
  const refresh = () => client.invalidateQueries({ queryKey: KEY })
  const close = () => setOpen(null)
  const add = (
    <Button onClick={() => setOpen({ what: 'edit', rule: null })}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  )

  async function enable(rule: RuleView, enabled: boolean) {
    try {
      await api.patch(`/api/rules/${rule.id}`, { enabled })
    } catch (error) {
      toast.error(errorText(error))
    }
    await refresh()
  }

  const condition = (rule: RuleView) => (
    <>
      <p className="truncate">{rule.cameraName}</p>
      <p className="flex items-center gap-1.5 text-xs text-muted-foreground">
        <BehaviourDot code={rule.behaviour} />
        {t('condition', {
          behaviour: common(`behaviours.${rule.behaviour}`),
          count: rule.minCount,
          seconds: rule.forMs / 1000,
        })}
      </p>
    </>
  )

  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={cameras.length > 0 && rules.length > 0 && add}
      />
      <Card className="overflow-hidden">
        {rules.length === 0 ? (
          <EmptyState
            icon={ListChecks}
            title={t('empty')}
            action={
              cameras.length > 0 ? (
                add
              ) : (
                <Button asChild>
                  <Link href="/admin/cameras/new">{t('addCamera')}</Link>
                </Button>
              )
            }
          >
            {t(cameras.length > 0 ? 'emptyText' : 'needCamera')}
          </EmptyState>
        ) : (
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t('columns.name')}</TableHead>
                <TableHead className="max-sm:hidden">{t('columns.condition')}</TableHead>
                <TableHead className="max-sm:hidden">{t('columns.severity')}</TableHead>
                <TableHead className="max-lg:hidden">{t('columns.cooldown')}</TableHead>
                <TableHead>{t('columns.enabled')}</TableHead>
                <TableHead>
                  <span className="sr-only">{common('actions')}</span>
                </TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {rules.map((rule) => (
                <TableRow key={rule.id}>
                  <TableCell className="max-w-64 max-sm:w-full max-sm:max-w-0">
                    <p className="truncate font-medium">{rule.name}</p>
                    <div className="mt-1 space-y-1 sm:hidden">
                      {condition(rule)}
                      <SeverityBadge severity={rule.severity} />
                    </div>
                  </TableCell>
                  <TableCell className="max-w-72 max-sm:hidden">{condition(rule)}</TableCell>
                  <TableCell className="max-sm:hidden">
                    <SeverityBadge severity={rule.severity} />
                  </TableCell>
                  <TableCell className="whitespace-nowrap text-muted-foreground max-lg:hidden">
                    {t('seconds', { seconds: rule.cooldownMs / 1000 })}
                  </TableCell>
                  <TableCell>
                    <Switch
                      aria-label={t('enable', { name: rule.name })}
                      checked={rule.enabled}
                      onCheckedChange={(on) => void enable(rule, on)}
                    />
                  </TableCell>
                  <TableCell className="w-20 text-right whitespace-nowrap">
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={`${common('edit')}: ${rule.name}`}
                      onClick={() => setOpen({ what: 'edit', rule })}
                    >
                      <Pencil aria-hidden />
                    </Button>
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={`${common('delete')}: ${rule.name}`}
                      onClick={() => setOpen({ what: 'delete', rule })}
                    >
                      <Trash2 aria-hidden />
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {open?.what === 'edit' && <RuleDialog rule={open.rule} cameras={cameras} onClose={close} onSaved={refresh} />}
      <ConfirmDialog
        open={open?.what === 'delete'}
        onOpenChange={close}
        title={t('deleteTitle', { name: open?.rule?.name ?? '' })}
        action={common('delete')}
        onConfirm={async () => {
          await api.del(`/api/rules/${open?.rule?.id}`)
          await refresh()
        }}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  )
}
