'use client'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/use-error-text'
import { useSizeText } from '@/components/lib/use-size-text'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import type { DiskUse, DiskView } from '@/server/contract/disk'
import { useDisk, useDiskUse } from './use-disk'

/** How much of the disk is free, and what takes the rest. */
export function DiskCard() {
  const t = useTranslations('storage.disk')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const sizeText = useSizeText()
  const { data: disk, error } = useDisk()
  const { data: use, error: useError } = useDiskUse()
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="space-y-3">
        {(error ?? useError) && <Callout kind="critical">{errorText(error ?? useError)}</Callout>}
        {disk ? (
          <>
            {disk.low && <Callout kind="critical">{t('low')}</Callout>}
            <p className="text-[13px]">
              {t('free', { free: sizeText(disk.freeBytes), total: sizeText(disk.diskBytes) })}
            </p>
            <Shares disk={disk} use={use} />
          </>
        ) : (
          !error && (
            <div role="status" aria-label={common('loading')} className="space-y-3">
              <Skeleton className="h-4 w-48" />
              <Skeleton className="h-2.5" />
            </div>
          )
        )}
      </CardContent>
    </Card>
  )
}

type SharesProps = { disk: DiskView; use: DiskUse | undefined }

/** The disk as a bar; what it shows is written below it. */
function Shares({ disk: { freeBytes, diskBytes }, use }: SharesProps) {
  const t = useTranslations('storage.disk')
  const sizeText = useSizeText()
  const ours = use ? use.pictureBytes + use.reportBytes + use.clipBytes + use.trackBytes + use.backupBytes : 0
  const parts = [
    { key: 'pictures', bytes: use?.pictureBytes, colour: 'bg-primary' },
    { key: 'reports', bytes: use?.reportBytes, colour: 'bg-primary/85' },
    { key: 'clips', bytes: use?.clipBytes, colour: 'bg-primary/70' },
    { key: 'tracks', bytes: use?.trackBytes, colour: 'bg-primary/55' },
    { key: 'backups', bytes: use?.backupBytes, colour: 'bg-primary/40' },
    { key: 'other', bytes: use && Math.max(0, diskBytes - freeBytes - ours), colour: 'bg-muted-foreground/50' },
    { key: 'freePart', bytes: freeBytes, colour: 'bg-muted' },
  ] as const
  return (
    <div className="space-y-2">
      <div aria-hidden className="flex h-2.5 overflow-hidden rounded-full bg-muted">
        {parts.map(({ key, bytes, colour }) => (
          <div
            key={key}
            className={colour}
            style={{ width: `${diskBytes > 0 ? (100 * (bytes ?? 0)) / diskBytes : 0}%` }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted-foreground">
        {parts.map(({ key, bytes, colour }) => (
          <li key={key} className="flex items-center gap-1.5">
            <span aria-hidden className={cn('size-2.5 rounded-full border', colour)} />
            {t(key)}
            <span className="tabular-nums text-foreground">{bytes === undefined ? '…' : sizeText(bytes)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
