'use client'
import { ScanEye } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { RoomCheckLine } from '@/components/live/room-check-line'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import type { CameraView } from '@/server/contract/camera'

/** The way to the check of a camera's room, and what the last one said. */
export function CheckCard({ camera }: { camera: CameraView }) {
  const t = useTranslations('admin.cameras.check')
  return (
    <Card>
      <CardHeader className="flex-row items-start justify-between gap-3">
        <div className="space-y-0.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('openHint')}</CardDescription>
        </div>
        <Button asChild variant="secondary" size="sm">
          <Link href={`/admin/cameras/${camera.id}/check`}>
            <ScanEye aria-hidden />
            {t('open')}
          </Link>
        </Button>
      </CardHeader>
      {camera.check && (
        <CardContent>
          <RoomCheckLine {...camera} check={camera.check} />
        </CardContent>
      )}
    </Card>
  )
}
