'use client'
import { Film, Image as Picture } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group'
import type { AlertDetail } from '@/server/contract/alert'
import type { Role } from '@/server/contract/user'
import { ClipPanel } from './clip-panel'

const SHOWN = ['picture', 'clip'] as const

/** The evidence of an alert: its picture (children), and the seconds around it where a clip was made. */
export function EvidenceTabs({ alert, may, children }: { alert: AlertDetail; may: Role; children: ReactNode }) {
  const t = useTranslations('clips')
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('picture')
  if (!alert.clip) return children
  return (
    <div className="flex w-full min-w-0 flex-col gap-2">
      <ToggleGroup
        type="single"
        aria-label={t('evidence')}
        value={shown}
        onValueChange={(next) => setShown(SHOWN.find((one) => one === next) ?? shown)}
        className="self-start"
      >
        <ToggleGroupItem value="picture">
          <Picture aria-hidden />
          {t('picture')}
        </ToggleGroupItem>
        <ToggleGroupItem value="clip">
          <Film aria-hidden />
          {t(alert.clip.state === 'recording' ? 'clipRecording' : 'clip')}
        </ToggleGroupItem>
      </ToggleGroup>
      {shown === 'picture' ? children : <ClipPanel alert={alert} clip={alert.clip} may={may} />}
    </div>
  )
}
