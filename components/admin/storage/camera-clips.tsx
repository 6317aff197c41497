'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Select, SelectContent, SelectItem, SelectTrigger } from '@/components/ui/select'
import type { CameraClipDays, ClipDays } from '@/server/contract/retention'
import { LimitLine } from './limit-line'
import { CLIP_KEYS } from './retention-form'

export type NamedCamera = { id: string; name: string }

type Props = {
  cameras: readonly NamedCamera[]
  value: CameraClipDays[]
  /** What a camera begins with, and what goes for all others. */
  ofAll: ClipDays
  fields: Record<string, string | undefined>
  onChange: (value: CameraClipDays[]) => void
}

/** What a limit that is switched on begins with, where there is none for all. */
const USUAL_DAYS = 30

/** Cameras whose clips are kept otherwise than those of all. */
export function CameraClips({ cameras, value, ofAll, fields, onChange }: Props) {
  const t = useTranslations('storage.retention')
  const nameOf = (id: string) => cameras.find((camera) => camera.id === id)?.name ?? t('cameraGone')
  const others = cameras.filter(({ id }) => !value.some(({ cameraId }) => cameraId === id))
  const add = (cameraId: string) => {
    const { clipInfoDays, clipWarningDays, clipCriticalDays } = ofAll
    onChange([...value, { cameraId, clipInfoDays, clipWarningDays, clipCriticalDays }])
  }
  return (
    <section aria-labelledby="camera-clips" className="flex flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <div className="min-w-0 flex-1 basis-64 space-y-0.5">
          <h3 id="camera-clips" className="text-sm font-medium">
            {t('cameraClips.label')}
          </h3>
          <p className="text-xs leading-relaxed text-muted-foreground">{t('cameraClips.hint')}</p>
        </div>
        <Select value="" onValueChange={add} disabled={others.length === 0}>
          <SelectTrigger aria-label={t('addCamera')} className="w-auto gap-2">
            <Plus aria-hidden className="size-4" />
            {t('addCamera')}
          </SelectTrigger>
          <SelectContent>
            {others.map(({ id, name }) => (
              <SelectItem key={id} value={id}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      {value.map((own, place) => (
        <fieldset key={own.cameraId} className="mx-4 mb-3 min-w-0 rounded-md border">
          <legend className="sr-only">{nameOf(own.cameraId)}</legend>
          <div className="flex items-center justify-between gap-2 border-b py-1 pr-1 pl-4">
            <span className="min-w-0 truncate text-sm font-medium">{nameOf(own.cameraId)}</span>
            <Button
              type="button"
              variant="ghost"
              size="icon-sm"
              title={t('removeCamera', { name: nameOf(own.cameraId) })}
              aria-label={t('removeCamera', { name: nameOf(own.cameraId) })}
              onClick={() => onChange(value.filter((one) => one !== own))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
          <div className="divide-y">
            {CLIP_KEYS.map((key) => (
              <LimitLine
                key={key}
                label={t(`${key}.label`)}
                hint={null}
                numberLabel={`${nameOf(own.cameraId)}, ${t('days')}`}
                unit={t('daysUnit')}
                value={own[key]}
                initial={ofAll[key] ?? USUAL_DAYS}
                error={fields[`cameraClips.${place}.${key}`]}
                onChange={(limit) => onChange(value.map((one) => (one === own ? { ...own, [key]: limit } : one)))}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  )
}
