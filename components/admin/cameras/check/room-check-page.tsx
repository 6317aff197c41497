'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ScanEye } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { FeedProvider } from '@/components/live/feed'
import { RoomCheckLine } from '@/components/live/room-check-line'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import type { CameraView } from '@/server/contract/camera'
import { SuggestedThreshold } from './suggested-threshold'
import { TickedPictures } from './ticked-pictures'

/** How often this camera is right in its room: pictures are taken here, looked at here, and go with the page. */
export function RoomCheckPage({ camera: initial }: { camera: CameraView }) {
  const t = useTranslations('admin.cameras.check')
  const common = useTranslations('common')
  const client = useQueryClient()
  const [ticking, setTicking] = useState(false)
  const { id } = initial
  const key = ['camera', id]
  const { data: camera } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('GET /api/cameras/{id}', { id }, signal),
    initialData: initial,
  })
  const done = () => {
    setTicking(false)
    void client.invalidateQueries({ queryKey: key })
  }
  const ready = camera.enabled && camera.modelId !== null
  return (
    <FeedProvider cameraIds={ready ? [id] : []}>
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-4">
        <PageHeader
          title={
            <BackTitle href={`/admin/cameras/${id}`} label={common('back')}>
              {t('titleOf', { name: camera.name })}
            </BackTitle>
          }
          description={t('description')}
        />
        {!ready && <Callout kind="warning">{t(camera.enabled ? 'noModel' : 'off')}</Callout>}
        <Card>
          <CardHeader className="flex-row items-start justify-between gap-3">
            <div className="space-y-0.5">
              <CardTitle>{t('people')}</CardTitle>
              <CardDescription>{t('peopleHint')}</CardDescription>
            </div>
            <Button variant="secondary" size="sm" disabled={!ready} onClick={() => setTicking(!ticking)}>
              {!ticking && <ScanEye aria-hidden />}
              {ticking ? common('cancel') : t('begin')}
            </Button>
          </CardHeader>
          <CardContent className="flex flex-col gap-3">
            {ticking ? (
              <TickedPictures cameraId={id} onDone={done} />
            ) : camera.check ? (
              <>
                <RoomCheckLine {...camera} check={camera.check} />
                <SuggestedThreshold camera={camera} onUsed={done} />
              </>
            ) : (
              <p className="text-sm text-muted-foreground">{t('never')}</p>
            )}
          </CardContent>
        </Card>
        <p className="text-xs text-muted-foreground">
          {t.rich('live', {
            link: (text) => (
              <Link href={`/live/${id}`} className="underline">
                {text}
              </Link>
            ),
          })}
        </p>
      </div>
    </FeedProvider>
  )
}
