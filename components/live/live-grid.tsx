'use client'
import { ChevronLeft, ChevronRight, Plus, Video } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { CameraView } from '@/server/contract/camera'
import { atLeast, type Role } from '@/server/contract/user'
import { CountTile } from './count-tile'
import { DemoNotice } from './demo-notice'
import { FeedProvider } from './feed'
import { GridToolbar } from './grid-toolbar'
import { mayWatch } from './may'
import { gridPage, parseGridSize } from './paging'
import { CameraTile } from './tile'
import { useCameraStatuses, useCameras } from './use-cameras'
import { useStored } from './use-stored'

/** The live page: every camera's tile, by name, as many at a time as the reader chose. */
export function LiveGrid({ initial, role }: { initial: CameraView[]; role: Role }) {
  const t = useTranslations('live')
  const errorText = useErrorText()
  const { data: cameras = [], error } = useCameras(initial)
  const [stored, setStored] = useStored('sightline.live.grid')
  const [wantedPage, setPage] = useState(0)
  const [place, setPlace] = useState('')
  const size = parseGridSize(stored)
  const places = [...new Set(cameras.map((camera) => camera.place).filter(Boolean))].sort()
  const chosen = places.includes(place) ? cameras.filter((camera) => camera.place === place) : cameras
  const { items, page, pages, columns, rows } = gridPage(chosen, size, wantedPage)
  const enabled = items.filter((camera) => camera.enabled)
  const idsOf = (list: CameraView[]) => list.map((camera) => camera.id)
  const watched = idsOf(enabled.filter(mayWatch))
  useCameraStatuses(idsOf(enabled), idsOf(enabled.filter((camera) => !mayWatch(camera))))
  useKeptFocus(String(cameras.length))

  if (cameras.length === 0) return <NoCamera role={role} error={error ? errorText(error) : null} />
  return (
    <div className="flex flex-col gap-3 p-3 md:p-4">
      <PageHeader
        title={t('title')}
        actions={
          <GridToolbar
            size={size}
            setSize={(next) => {
              setStored(String(next))
              setPage(0)
            }}
            places={places}
            place={places.includes(place) ? place : ''}
            setPlace={(next) => {
              setPlace(next)
              setPage(0)
            }}
          />
        }
      />
      {error && <Callout kind="warning">{errorText(error)}</Callout>}
      <DemoNotice cameras={chosen} />
      <FeedProvider cameraIds={watched}>
        {/* As wide as lets all rows stand in the window: 16:9 pictures, a 36 px footer and a 12 px gap each. */}
        <div
          className="mx-auto grid w-full grid-cols-1 gap-3 sm:grid-cols-[repeat(var(--columns),minmax(0,1fr))] sm:max-w-[max(40rem,calc((100dvh-7.5rem-var(--rows)*3rem)*16/9*var(--columns)/var(--rows)))]"
          style={{ '--columns': columns, '--rows': rows } as React.CSSProperties}
        >
          {items.map((camera) =>
            mayWatch(camera) ? (
              <CameraTile key={camera.id} camera={camera} />
            ) : (
              <CountTile key={camera.id} camera={camera} />
            ),
          )}
        </div>
      </FeedProvider>
      {pages > 1 && <Pager page={page} pages={pages} setPage={setPage} />}
    </div>
  )
}

type PagerProps = { page: number; pages: number; setPage: (page: number) => void }

function Pager({ page, pages, setPage }: PagerProps) {
  const t = useTranslations('live.pager')
  return (
    <nav aria-label={t('label')} className="flex items-center justify-center gap-3">
      <Button
        variant="outline"
        size="icon-sm"
        aria-label={t('previous')}
        disabled={page === 0}
        onClick={() => setPage(page - 1)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <span className="text-[13px] text-muted-foreground" aria-live="polite">
        {t('position', { page: page + 1, pages })}
      </span>
      <Button
        variant="outline"
        size="icon-sm"
        aria-label={t('next')}
        disabled={page === pages - 1}
        onClick={() => setPage(page + 1)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  )
}

function NoCamera({ role, error }: { role: Role; error: string | null }) {
  const t = useTranslations('live')
  const admin = atLeast(role, 'admin')
  return (
    <div className="flex flex-col gap-3 p-3 md:p-4">
      <PageHeader title={t('title')} />
      {error && <Callout kind="critical">{error}</Callout>}
      <div className="rounded-lg border border-dashed bg-card">
        <EmptyState
          icon={Video}
          title={t('empty.title')}
          action={
            admin && (
              <Button asChild>
                <Link href="/admin/cameras">
                  <Plus aria-hidden />
                  {t('empty.add')}
                </Link>
              </Button>
            )
          }
        >
          {t(admin ? 'empty.admin' : role === 'none' ? 'empty.granted' : 'empty.others')}
        </EmptyState>
      </div>
    </div>
  )
}
