'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { FeedProvider } from '@/components/live/feed'
import { RoomCheckLine } from '@/components/live/room-check-line'
import { BackTitle } from '@/components/ui/back-title'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import type { CameraView } from '@/server/contract/camera'
import { CheckPart } from './check-part'
import { EmptyRoom } from './empty-room'
import { SuggestedThreshold } from './suggested-threshold'
import { TickedPictures } from './ticked-pictures'

/** How often this camera is right in its room: pictures are taken here, looked at here, and go with the page. */
export function RoomCheckPage({ camera: initial }: { camera: CameraView }) {
  const t = useTranslations('admin.cameras.check')
  const common = useTranslations('common')
  const client = useQueryClient()
  const [doing, setDoing] = useState<'people' | 'empty' | null>(null)
  const { id } = initial
  const key = ['camera', id]
  const { data: camera } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('GET /api/cameras/{id}', { id }, signal),
    initialData: initial,
    // Whoever waits for the camera to come need not open the page again.
    refetchInterval: ({ state }) => (state.data?.status.state === 'live' ? false : 5_000),
  })
  const done = () => {
    setDoing(null)
    void client.invalidateQueries({ queryKey: key })
  }
  const missing = !camera.enabled
    ? 'off'
    : camera.modelId === null
      ? 'noModel'
      : camera.status.state !== 'live'
        ? 'notLive'
        : null
  /** One of the two at a time: a camera's pictures go to one place. */
  const part = (kind: 'empty' | 'people') => ({
    title: t(kind),
    hint: t(`${kind}Hint`),
    open: doing === kind,
    disabled: missing !== null && doing !== kind,
    onToggle: () => setDoing(doing === kind ? null : kind),
  })
  return (
    <FeedProvider cameraIds={camera.enabled ? [id] : []}>
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-4">
        <PageHeader
          title={
            <BackTitle href={`/admin/cameras/${id}`} label={common('back')}>
              {t('titleOf', { name: camera.name })}
            </BackTitle>
          }
          description={t('description')}
        />
        {missing && <Callout kind="warning">{t(missing)}</Callout>}
        <CheckPart {...part('empty')}>{doing === 'empty' && <EmptyRoom camera={camera} onDone={done} />}</CheckPart>
        <CheckPart {...part('people')}>
          {doing === 'people' ? (
            <TickedPictures cameraId={id} onDone={done} />
          ) : camera.check ? (
            <>
              <RoomCheckLine {...camera} check={camera.check} />
              <SuggestedThreshold camera={camera} onUsed={done} />
            </>
          ) : (
            <p className="text-sm text-muted-foreground">{t('never')}</p>
          )}
        </CheckPart>
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
