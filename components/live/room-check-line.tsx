'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { RoomCheck } from '@/server/contract/room-check'
import { shareRight } from '@/server/contract/share-right'

/** How often a camera was right when somebody looked, in one line; with another model or threshold it says so. */
export function RoomCheckLine({
  check,
  confidence,
  modelId,
}: {
  check: RoomCheck
  confidence: number
  modelId: string | null
}) {
  const t = useTranslations('live.check')
  const format = useFormatter()
  const { share, low, high } = shareRight(check.right, check.boxes)
  const percent = (value: number) => format.number(value, { style: 'percent' })
  const date = format.dateTime(check.at, { dateStyle: 'medium' })
  const changed = check.modelId !== modelId || check.confidence !== confidence
  return (
    <p
      className="text-xs text-pretty text-muted-foreground"
      title={t('hint', { boxes: check.boxes, right: check.right })}
    >
      {t('line', { share: percent(share), low: percent(low), high: percent(high), date })}
      {changed && ` ${t('changed')}`}
    </p>
  )
}
