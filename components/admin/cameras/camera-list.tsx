'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Video } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { api } from '@/components/lib/api-client'
import { useErrorText } from '@/components/lib/error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Table, TableBody, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { CameraView } from '@/server/contract/camera'
import type { ModelView } from '@/server/contract/model'
import { CameraRow } from './camera-row'
import { isStretched } from './camera-state'

const KEY = ['cameras', 'admin']
const EVERY_MS = 3_000

export function CameraList({ initial, models }: { initial: CameraView[]; models: ModelView[] }) {
  const t = useTranslations('admin.cameras')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const client = useQueryClient()
  const [deleting, setDeleting] = useState<CameraView | null>(null)
  const { data: cameras, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<CameraView[]>('/api/cameras', {}, signal),
    initialData: initial,
    refetchInterval: EVERY_MS,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['cameras'] })

  async function enable(camera: CameraView, enabled: boolean) {
    try {
      await api.patch(`/api/cameras/${camera.id}`, { enabled })
    } catch (failure) {
      toast.error(errorText(failure))
    }
    await refresh()
  }

  const add = (
    <Button asChild>
      <Link href="/admin/cameras/new">
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
            {t('emptyText')}
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
                  onEnable={(on) => void enable(camera, on)}
                  onDelete={() => setDeleting(camera)}
                />
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={() => setDeleting(null)}
        title={t('deleteTitle', { name: deleting?.name ?? '' })}
        action={common('delete')}
        onConfirm={async () => {
          await api.del(`/api/cameras/${deleting?.id}`)
          await refresh()
        }}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  )
}
