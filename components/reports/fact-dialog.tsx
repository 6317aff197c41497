'use client'
import { ExternalLink, ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { snapshotUrl } from '@/components/alerts/thumb'
import { useImageFailure } from '@/components/lib/use-image-failure'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import type { Locale } from '@/server/contract/locale'
import type { Fact } from '@/server/contract/report'
import { MinuteChart } from './minute-chart'
import { withoutCitations } from './plain-text'

/** What is kept of a report's alerts. */
export type KeptEvidence = { reportId: string; pictures: readonly string[]; gone: readonly string[] }

type Props = { fact: Fact; locale: Locale; zone: string; kept: KeptEvidence | null; onClose: () => void }

/** What a sentence rests on: the fact in words, its alert's picture, and the minutes around it. */
export function FactDialog({ fact, locale, zone, kept, onClose }: Props) {
  const t = useTranslations('reports.fact')
  const { alertId, cameraId, at, span } = fact
  const gone = alertId !== null && (kept?.gone.includes(alertId) ?? false)
  const moment = at ?? span?.from ?? null
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>{t('title', { number: fact.id.slice(1) })}</DialogTitle>
          <DialogDescription className="break-words text-foreground" lang={locale}>
            {withoutCitations(fact.sentence[locale])}
          </DialogDescription>
        </DialogHeader>
        {alertId !== null && <Picture key={alertId} src={pictureOf(alertId, kept, gone, locale)} />}
        {gone && <p className="text-xs text-muted-foreground">{t('gone')}</p>}
        {cameraId !== null && moment !== null && (
          <MinuteChart cameraId={cameraId} at={moment} until={at === null ? (span?.to ?? null) : null} zone={zone} />
        )}
        {alertId !== null && !gone && (
          <DialogFooter>
            <Button asChild variant="outline">
              <a href={`/alerts/${encodeURIComponent(alertId)}`} target="_blank" rel="noopener">
                <ExternalLink aria-hidden />
                {t('openAlert')}
              </a>
            </Button>
          </DialogFooter>
        )}
      </DialogContent>
    </Dialog>
  )
}

/** The kept one where there is one: it stays. Null: there is none. */
function pictureOf(alertId: string, kept: KeptEvidence | null, gone: boolean, locale: Locale): string | null {
  if (kept?.pictures.includes(alertId)) {
    return `/api/reports/${encodeURIComponent(kept.reportId)}/pictures/${encodeURIComponent(alertId)}`
  }
  return gone ? null : snapshotUrl(alertId, locale)
}

function Picture({ src }: { src: string | null }) {
  const t = useTranslations('reports.fact')
  const [failed, setFailed] = useState(false)
  const image = useImageFailure(() => setFailed(true))
  if (src === null || failed) {
    return (
      <p className="flex items-center gap-2 rounded-md bg-muted px-3 py-4 text-sm text-muted-foreground">
        <ImageOff aria-hidden className="size-4" />
        {t('noPicture')}
      </p>
    )
  }
  return (
    <img src={src} alt={t('picture')} {...image} className="aspect-video w-full rounded-md bg-muted object-contain" />
  )
}
