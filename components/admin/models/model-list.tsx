'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Box, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { LIST_ADD } from '@/components/lib/row-focus'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { ModelView } from '@/server/contract/model'
import { ModelItem } from './model-item'
import { UploadProgress } from './upload-progress'
import { useUpload } from './use-upload'

const KEY = ['models']

export function ModelList({ initial }: { initial: ModelView[] }) {
  const t = useTranslations('models')
  const errorText = useErrorText()
  const client = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const [deleting, setDeleting] = useState<ModelView | null>(null)
  const { data: models, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/models', {}, signal),
    initialData: initial,
  })
  const refresh = () => client.invalidateQueries({ queryKey: KEY })
  const upload = useUpload(() => void refresh())
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button {...LIST_ADD} disabled={upload.running !== null} onClick={() => picker.current?.click()}>
            <Upload aria-hidden />
            {t('upload')}
          </Button>
        }
      />
      <input
        ref={picker}
        type="file"
        accept=".onnx"
        hidden
        aria-label={t('upload')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it failed.
          event.target.value = ''
          if (file) void upload.start(file)
        }}
      />
      {upload.running && <UploadProgress running={upload.running} onCancel={upload.cancel} />}
      {(upload.failure ?? error) && <Callout kind="critical">{upload.failure ?? errorText(error)}</Callout>}
      <Card className="overflow-hidden">
        {models.length === 0 ? (
          <EmptyState icon={Box} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {models.map((model) => (
              <ModelItem key={model.id} model={model} onDelete={() => setDeleting(model)} />
            ))}
          </ul>
        )}
      </Card>
      <DeleteDialog
        row={deleting}
        rows={models.filter(({ shipped }) => !shipped)}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/models/{id}', { id })
          client.setQueryData<ModelView[]>(KEY, (all) => all?.filter((model) => model.id !== id))
          await refresh()
        }}
        onClose={() => setDeleting(null)}
      >
        {t('deleteText')}
      </DeleteDialog>
    </>
  )
}
