'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ListChecks, Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { useFigures } from '@/components/incidents/use-figures'
import { call } from '@/components/lib/call'
import { LIST_ADD } from '@/components/lib/row-focus'
import { mayEdit } from '@/components/live/may'
import { useServerEvent } from '@/components/live/provider'
import { useCameras } from '@/components/live/use-cameras'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Table, TableBody, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { CameraView } from '@/server/contract/camera'
import type { CameraSight, RuleView } from '@/server/contract/rule'
import type { ScheduleView } from '@/server/contract/schedule'
import { RuleDialog } from './rule-dialog'
import { isKnown, type KnownRule } from './rule-form'
import { RuleQuality } from './rule-quality'
import { RuleRow } from './rule-row'
import { useSights } from './use-sights'
import { whyBlind } from './why-blind'

const KEY = ['rules']

type Open = { what: 'edit'; rule: KnownRule | null } | { what: 'delete'; rule: RuleView } | null
type Props = {
  initial: RuleView[]
  cameras: CameraView[]
  sights: CameraSight[]
  schedules: ScheduleView[]
  /** Who administers single cameras only, adds none. */
  mayAddCamera: boolean
}

/** The rules of the cameras that the reader administers. */
export function RuleList({ initial, cameras: initialCameras, sights: initialSights, schedules, mayAddCamera }: Props) {
  const t = useTranslations('rules')
  const common = useTranslations('common')
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>(null)
  const sights = useSights(initialSights)
  const { data: figures } = useFigures()
  const { data: all } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/rules', {}, signal),
    initialData: initial,
  })
  const { data: visible = initialCameras } = useCameras(initialCameras)
  const cameras = visible.filter(mayEdit)
  const rules = all.filter(({ cameraId }) => cameras.some(({ id }) => id === cameraId))
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: KEY }), [client])
  // Somebody else's changes, too.
  useServerEvent(
    'rule:list',
    useCallback(() => void refresh(), [refresh]),
  )
  const close = () => setOpen(null)
  const add = (
    <Button {...LIST_ADD} onClick={() => setOpen({ what: 'edit', rule: null })}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  )

  async function enable({ id }: RuleView, enabled: boolean) {
    const saved = await call('PATCH /api/rules/{id}', { id, enabled })
    client.setQueryData<RuleView[]>(KEY, (all) => all?.map((one) => (one.id === id ? saved : one)))
    await refresh()
  }

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
              cameras.length > 0
                ? add
                : mayAddCamera && (
                    <Button asChild>
                      <Link href="/admin/cameras/new">{t('addCamera')}</Link>
                    </Button>
                  )
            }
          >
            {t(cameras.length > 0 ? 'emptyText' : mayAddCamera ? 'needCamera' : 'noneGranted')}
          </EmptyState>
        ) : (
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t('columns.name')}</TableHead>
                <TableHead className="max-sm:hidden">{t('columns.condition')}</TableHead>
                <TableHead className="max-sm:hidden">{t('columns.severity')}</TableHead>
                <TableHead className="max-sm:hidden">{t('columns.quality')}</TableHead>
                <TableHead className="max-lg:hidden">{t('columns.cooldown')}</TableHead>
                <TableHead>{t('columns.enabled')}</TableHead>
                <TableHead>
                  <span className="sr-only">{common('actions')}</span>
                </TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {rules.map((rule) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  blind={whyBlind(sights.get(rule.cameraId), rule.condition)}
                  quality={
                    figures && (
                      <RuleQuality
                        rule={rule.name}
                        ruleId={rule.id}
                        days={figures.days}
                        figures={figures.rules.find(({ ruleId }) => ruleId === rule.id)}
                      />
                    )
                  }
                  onEnable={(on) => enable(rule, on)}
                  onEdit={isKnown(rule) ? () => setOpen({ what: 'edit', rule }) : null}
                  onDelete={() => setOpen({ what: 'delete', rule })}
                />
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {open?.what === 'edit' && (
        <RuleDialog
          rule={open.rule}
          cameras={cameras}
          sights={sights}
          schedules={schedules}
          onClose={close}
          onSaved={refresh}
        />
      )}
      <DeleteDialog
        row={open?.what === 'delete' ? open.rule : null}
        rows={rules}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/rules/{id}', { id })
          client.setQueryData<RuleView[]>(KEY, (all) => all?.filter((rule) => rule.id !== id))
          await refresh()
        }}
        onClose={close}
      >
        {t('deleteText')}
      </DeleteDialog>
    </>
  )
}
