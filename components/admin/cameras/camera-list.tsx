'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Video } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { LIST_ADD } from '@/components/lib/row-focus'
import { useErrorText } from '@/components/lib/use-error-text'
import { mayEdit } from '@/components/live/may'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Table, TableBody, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { CameraView } from '@/server/contract/camera'
import type { ModelView } from '@/server/contract/model'
import { CameraRow } from './camera-row'
import { isStretched } from './camera-state'

const KEY = ['cameras', 'admin']
const EVERY_MS = 3_000

type Props = {
  initial: CameraView[]
  models: ModelView[]
  /** Who administers single cameras only, adds none. */
  mayAdd: boolean
}

/** The cameras that the reader administers. */
export function CameraList({ initial, models, mayAdd }: Props) {
  const t = useTranslations('admin.cameras')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const client = useQueryClient()
  const [deleting, setDeleting] = useState<CameraView | null>(null)
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/cameras', {}, signal),
    initialData: initial,
    refetchInterval: EVERY_MS,
  })
  const cameras = data.filter(mayEdit)
  const refresh = () => client.invalidateQueries({ queryKey: ['cameras'] })

  async function enable({ id }: CameraView, enabled: boolean) {
    await call('PATCH /api/cameras/{id}', { id, enabled })
    client.setQueryData<CameraView[]>(KEY, (all) => all?.map((one) => (one.id === id ? { ...one, enabled } : one)))
    await refresh()
  }

  const add = mayAdd && (
    <Button asChild>
      <Link href="/admin/cameras/new" {...LIST_ADD}>
        <Plus aria-hidden />
        {t('add')}
      </Link>
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={cameras.length > 0 && add} />
      {error && <Callout kind="warning">{errorText(error)}</Callout>}
      {cameras.some(({ status }) => isStretched(status)) && <Callout kind="warning">{t('stretched')}</Callout>}
      <Card className="overflow-hidden">
        {cameras.length === 0 ? (
          <EmptyState icon={Video} title={t('empty')} action={add}>
            {t(mayAdd ? 'emptyText' : 'emptyGranted')}
          </EmptyState>
        ) : (
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t('columns.name')}</TableHead>
                <TableHead className="max-sm:hidden">{t('columns.status')}</TableHead>
                <TableHead className="max-lg:hidden">{t('columns.source')}</TableHead>
                <TableHead className="max-lg:hidden">{t('columns.model')}</TableHead>
                <TableHead className="text-right max-xl:hidden">{t('columns.interval')}</TableHead>
                <TableHead>{t('columns.enabled')}</TableHead>
                <TableHead>
                  <span className="sr-only">{common('actions')}</span>
                </TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {cameras.map((camera) => (
                <CameraRow
                  key={camera.id}
                  camera={camera}
                  model={models.find((model) => model.id === camera.modelId)}
                  onEnable={(on) => enable(camera, on)}
                  onDelete={() => setDeleting(camera)}
                />
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      <DeleteDialog
        row={deleting}
        rows={cameras}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/cameras/{id}', { id })
          client.setQueryData<CameraView[]>(KEY, (all) => all?.filter((camera) => camera.id !== id))
          await refresh()
        }}
        onClose={() => setDeleting(null)}
      >
        {t('deleteText')}
      </DeleteDialog>
    </>
  )
}
