'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Archive, Download, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { rowControl } from '@/components/lib/row-focus'
import { useErrorText } from '@/components/lib/use-error-text'
import { useSizeText } from '@/components/lib/use-size-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { BackupView } from '@/server/contract/backup'

export const BACKUPS_KEY = ['backups'] as const

/** The backups that there are: fetch, delete. */
export function BackupList() {
  const t = useTranslations('storage.backups')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const sizeText = useSizeText()
  const client = useQueryClient()
  const [deleting, setDeleting] = useState<BackupView | null>(null)
  const { data: backups, error } = useQuery({
    queryKey: BACKUPS_KEY,
    queryFn: ({ signal }) => call('GET /api/backups', {}, signal),
  })
  const named = ({ name }: BackupView) => ({ id: name, name })
  if (error)
    return (
      <Callout kind="critical" className="m-4">
        {errorText(error)}
      </Callout>
    )
  if (!backups) {
    return (
      <div role="status" aria-label={common('loading')} className="p-4">
        <Skeleton className="h-4 w-2/5" />
      </div>
    )
  }
  if (backups.length === 0) return <EmptyState icon={Archive} title={t('empty')} className="py-8" />
  return (
    <>
      <ul aria-label={t('title')} className="divide-y">
        {backups.map((backup) => (
          <li key={backup.name} className="flex items-center gap-2 px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="text-[13px]">
                <Time at={backup.createdAt} /> · {sizeText(backup.sizeBytes)}
              </p>
              <p className="truncate text-xs text-muted-foreground">{backup.name}</p>
            </div>
            <Button asChild variant="ghost" size="icon-sm">
              <a
                href={`/api/backups/${backup.name}`}
                download={backup.name}
                title={t('download')}
                aria-label={`${t('download')}: ${backup.name}`}
              >
                <Download aria-hidden />
              </a>
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              title={common('delete')}
              aria-label={`${common('delete')}: ${backup.name}`}
              {...rowControl(backup.name)}
              onClick={() => setDeleting(backup)}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <DeleteDialog
        row={deleting && named(deleting)}
        rows={backups.map(named)}
        title={() => t('deleteTitle')}
        remove={async ({ name }) => {
          await call('DELETE /api/backups/{name}', { name })
          client.setQueryData<BackupView[]>(BACKUPS_KEY, (all) => all?.filter((backup) => backup.name !== name))
        }}
        onClose={() => setDeleting(null)}
      >
        {t('deleteText', { name: deleting?.name ?? '' })}
      </DeleteDialog>
    </>
  )
}
