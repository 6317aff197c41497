'use client'
import { Download, ImageOff, Scan, WandSparkles } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { send } from '@/components/lib/send'
import { useErrorText } from '@/components/lib/use-error-text'
import { useImageFailure } from '@/components/lib/use-image-failure'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { AlertDetail } from '@/server/contract/alert'
import { EvidenceBoxes } from './evidence-boxes'
import { LocalTime } from './local-time'
import { snapshotUrl } from './thumb'

/**
 * The frame that fired. It is kept clean: what was found is drawn over it in the reader's language, and can be taken away;
 * the file that leaves has it drawn in. Pictures of old have it drawn in already.
 */
export function EvidenceFigure({ alert }: { alert: AlertDetail }) {
  const t = useTranslations('alerts')
  const locale = useLocale()
  const errorText = useErrorText()
  const [failure, setFailure] = useState<unknown>(null)
  // An <img> does not say why.
  const image = useImageFailure(() => {
    void send('GET', snapshotUrl(alert.id), {}).then(() => setFailure('internal'), setFailure)
  })
  const [boxes, setBoxes] = useState(true)
  const { evidence } = alert
  if (!alert.hasSnapshot || failure !== null) {
    return (
      <figure className="self-start overflow-hidden rounded-lg border bg-card">
        <EmptyState icon={ImageOff} title={alert.hasSnapshot ? errorText(failure) : t('noSnapshot')} />
      </figure>
    )
  }
  return (
    <figure className="self-start overflow-hidden rounded-lg border bg-card">
      <div className="relative bg-black">
        <img
          src={snapshotUrl(alert.id)}
          alt={t('snapshotOf', { camera: alert.cameraName })}
          {...image}
          className="mx-auto max-h-[76dvh] min-h-40 w-full object-contain"
        />
        {evidence && boxes && <EvidenceBoxes evidence={evidence} />}
      </div>
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t px-3 py-2 text-xs text-muted-foreground">
        <span className="min-w-0 flex-1 basis-60">
          {t(textOf(alert))}
          <span className="block">
            <LocalTime at={evidence?.timeMs ?? alert.raisedAt} />
          </span>
        </span>
        <span className="flex flex-wrap gap-2">
          {evidence && (
            <Button
              variant="outline"
              size="sm"
              aria-pressed={boxes}
              className="aria-pressed:bg-accent aria-pressed:text-accent-foreground"
              onClick={() => setBoxes(!boxes)}
            >
              <Scan aria-hidden />
              {t('boxes')}
            </Button>
          )}
          <Button asChild variant="outline" size="sm">
            <Link href={`/workshop?alert=${encodeURIComponent(alert.id)}`}>
              <WandSparkles aria-hidden />
              {t('enhance')}
            </Link>
          </Button>
          <Button asChild variant="outline" size="sm">
            <a href={snapshotUrl(alert.id, locale)} download={`${alert.cameraName} ${alert.frameIndex}.jpg`}>
              <Download aria-hidden />
              {t('download')}
            </a>
          </Button>
        </span>
      </figcaption>
    </figure>
  )
}

/** Which picture it is: of a camera without pictures it is an earlier one. */
function textOf({ evidence, raisedAt }: Pick<AlertDetail, 'evidence' | 'raisedAt'>) {
  if (!evidence) return 'evidenceBurned'
  return evidence.timeMs < raisedAt ? 'evidenceBefore' : 'evidence'
}
