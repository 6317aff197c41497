'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Spinner } from '@/components/ui/spinner'
import type { Running } from './use-upload'

export function UploadProgress({ running, onCancel }: { running: Running; onCancel: () => void }) {
  const t = useTranslations('models')
  const percent = Math.round(running.share * 100)
  const text = percent < 100 ? t('uploading', { name: running.name }) : t('checking')
  return (
    <Card className="flex items-center gap-4 px-4 py-3">
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="flex items-center gap-2 text-[13px]" role="status">
          {percent === 100 && <Spinner />}
          <span className="truncate">{text}</span>
          {percent < 100 && <span className="ml-auto text-muted-foreground">{percent}%</span>}
        </p>
        <ProgressBar label={text} share={running.share} />
      </div>
      {percent < 100 && (
        <Button size="sm" variant="outline" onClick={onCancel}>
          {t('cancelUpload')}
        </Button>
      )}
    </Card>
  )
}
