'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, Plus, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { call } from '@/components/lib/call'
import { LIST_ADD, rowControl } from '@/components/lib/row-focus'
import { useServerEvent } from '@/components/live/provider'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { ScheduleView } from '@/server/contract/schedule'
import { ScheduleNow } from './schedule-now'

const KEY = ['schedules']

/** @param mayAdd who administers single cameras only, adds none */
export function ScheduleList({ initial, mayAdd }: { initial: ScheduleView[]; mayAdd: boolean }) {
  const t = useTranslations('schedules')
  const common = useTranslations('common')
  const client = useQueryClient()
  const [deleting, setDeleting] = useState<ScheduleView | null>(null)
  const { data: schedules } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/schedules', {}, signal),
    initialData: initial,
  })
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: KEY }), [client])
  // Rules are read again with every change of a schedule: this tells of both.
  useServerEvent(
    'rule:list',
    useCallback(() => void refresh(), [refresh]),
  )
  const add = mayAdd && (
    <Button asChild>
      <Link href="/admin/schedules/new" {...LIST_ADD}>
        <Plus aria-hidden />
        {t('add')}
      </Link>
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={schedules.length > 0 && add} />
      <Card className="overflow-hidden">
        {schedules.length === 0 ? (
          <EmptyState icon={CalendarClock} title={t('empty')} action={add}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t('columns.name')}</TableHead>
                <TableHead className="max-sm:hidden">{t('columns.now')}</TableHead>
                <TableHead className="max-md:hidden">{t('columns.rules')}</TableHead>
                <TableHead>
                  <span className="sr-only">{common('actions')}</span>
                </TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {schedules.map((schedule) => (
                <TableRow key={schedule.id}>
                  <TableCell className="max-w-64 max-sm:w-full max-sm:max-w-0">
                    <span className="flex min-w-0 items-center gap-2">
                      <Link
                        href={`/admin/schedules/${schedule.id}`}
                        className="min-w-0 truncate font-medium hover:underline"
                      >
                        {schedule.name}
                      </Link>
                      {schedule.lessons && <Badge>{t('isLessons')}</Badge>}
                    </span>
                    <p className="truncate text-xs text-muted-foreground">
                      {schedule.place || t('everywhere')} · {schedule.timetable.timeZone}
                    </p>
                    <p className="mt-1 text-[13px] sm:hidden">
                      <ScheduleNow timetable={schedule.timetable} />
                    </p>
                  </TableCell>
                  <TableCell className="max-sm:hidden">
                    <ScheduleNow timetable={schedule.timetable} />
                  </TableCell>
                  <TableCell
                    className="max-w-64 truncate text-muted-foreground max-md:hidden"
                    title={schedule.rules.join(', ')}
                  >
                    {t('rules', { count: schedule.rules.length })}
                  </TableCell>
                  <TableCell className="w-12 text-right">
                    {schedule.mayEdit && (
                      <Button
                        variant="ghost"
                        size="icon-sm"
                        aria-label={`${common('delete')}: ${schedule.name}`}
                        {...rowControl(schedule.id)}
                        onClick={() => setDeleting(schedule)}
                      >
                        <Trash2 aria-hidden />
                      </Button>
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      <DeleteDialog
        row={deleting}
        rows={schedules}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/schedules/{id}', { id })
          client.setQueryData<ScheduleView[]>(KEY, (all) => all?.filter((schedule) => schedule.id !== id))
          await refresh()
        }}
        onClose={() => setDeleting(null)}
      >
        {deleting && deleting.rules.length > 0 ? t('inUse', { rules: deleting.rules.join(', ') }) : t('deleteText')}
      </DeleteDialog>
    </>
  )
}
