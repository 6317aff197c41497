'use client'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { CameraView } from '@/server/contract/camera'
import { atLeast } from '@/server/contract/user'

/** Says that what is seen is a simulation. An administrator removes it; the server tells every page. */
export function DemoNotice({ cameras }: { cameras: readonly CameraView[] }) {
  const t = useTranslations('live.demo')
  const [asking, setAsking] = useState(false)
  const demo = cameras.find((camera) => camera.sourceKind === 'demo')
  if (!demo) return null
  return (
    <Callout kind="info" className="items-center [&>svg]:mt-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-64">
          <strong className="font-medium">{t('title')}</strong> {t('text')}
        </p>
        {atLeast(demo.may, 'admin') && (
          <>
            <Button variant="outline" size="sm" onClick={() => setAsking(true)}>
              <Trash2 aria-hidden />
              {t('remove')}
            </Button>
            <ConfirmDialog
              open={asking}
              onOpenChange={setAsking}
              title={t('confirmTitle')}
              action={t('confirm')}
              onConfirm={async () => {
                await call('DELETE /api/cameras/{id}', { id: demo.id })
                toast.success(t('removed'))
              }}
            >
              {t('confirmText')}
            </ConfirmDialog>
          </>
        )}
      </div>
    </Callout>
  )
}
