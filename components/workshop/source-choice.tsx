'use client'
import { Bell, Film, Video, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ProgressBar } from '@/components/ui/progress-bar'
import { SelectField } from '@/components/ui/select-field'
import type { CameraView } from '@/server/contract/camera'
import type { Place } from './chosen'
import { DropZone } from './drop-zone'
import type { Sent, useUploads } from './use-uploads'

type Props = {
  /** Those whose pictures the reader may see. */
  cameras: readonly CameraView[]
  place: Place | null
  uploads: ReturnType<typeof useUploads>
  onPlace: (place: Place | null) => void
  onFilm: ((film: File) => void) | null
}

/** What shall be enhanced: pictures or a film that are dropped, what a camera shows, or what the page was opened with. */
export function SourceChoice({ cameras, place, uploads, onPlace, onFilm }: Props) {
  const t = useTranslations('workshop')
  const { sent, running } = uploads
  return (
    <>
      {place ? (
        <ChosenPlace place={place} onRemove={() => onPlace(null)} />
      ) : sent.length > 0 ? (
        <ChosenPictures sent={sent} onRemove={uploads.discard} />
      ) : (
        <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_16rem]">
          <DropZone busy={running !== null} onFiles={(files) => void uploads.add(files)} onFilm={onFilm} />
          {cameras.length > 0 && <CameraChoice cameras={cameras} onChoose={onPlace} />}
        </div>
      )}
      {uploads.failure && (
        <Callout kind="critical">
          <p>{uploads.failure}</p>
          {uploads.goOn && (
            <Button size="sm" variant="outline" className="mt-2" onClick={uploads.goOn}>
              {t('goOn')}
            </Button>
          )}
        </Callout>
      )}
      {running && (
        <div className="flex items-center gap-3">
          <p className="min-w-0 truncate text-sm">{t('sending', { name: running.name })}</p>
          <ProgressBar className="flex-1" label={t('sending', { name: running.name })} share={running.share} />
          <Button size="sm" variant="outline" onClick={uploads.cancel}>
            {t('stopSending')}
          </Button>
        </div>
      )}
    </>
  )
}

function CameraChoice({ cameras, onChoose }: { cameras: readonly CameraView[]; onChoose: (place: Place) => void }) {
  const t = useTranslations('workshop')
  return (
    <SelectField
      label={t('orCamera')}
      hint={t('cameraHint')}
      value={null}
      options={cameras.map((camera) => ({ value: camera, text: camera.name }))}
      placeholder={t('chooseCamera')}
      onChange={(camera) => camera && onChoose({ kind: 'camera', id: camera.id, name: camera.name })}
    />
  )
}

const ICONS = { camera: Video, alert: Bell, film: Film, clip: Film }

function ChosenPlace({ place, onRemove }: { place: Place; onRemove: () => void }) {
  const t = useTranslations('workshop')
  const Icon = ICONS[place.kind]
  return (
    <div className="flex items-center gap-3 rounded-md border px-3 py-2.5">
      <Icon className="size-5 shrink-0 text-muted-foreground" aria-hidden />
      <p className="min-w-0 flex-1 text-sm break-words">{t(`from.${place.kind}`, { name: place.name })}</p>
      <RemoveButton onRemove={onRemove} />
    </div>
  )
}

function ChosenPictures({ sent, onRemove }: { sent: readonly Sent[]; onRemove: () => void }) {
  const t = useTranslations('workshop')
  return (
    <div className="flex items-center gap-3 rounded-md border px-3 py-2.5">
      <ul className="flex min-w-0 flex-1 flex-wrap items-center gap-2" aria-label={t('pictures')}>
        {sent.map(({ id, name, preview }) => (
          <li key={id} className="flex min-w-0 items-center gap-2 text-sm">
            {/* A kind that this browser does not show is still one that can be opened. */}
            <img
              src={preview}
              alt=""
              className={cn('shrink-0 rounded-sm bg-muted object-cover', sent.length === 1 ? 'h-24 w-32' : 'h-15 w-20')}
            />
            {sent.length === 1 ? <span className="truncate">{name}</span> : <span className="sr-only">{name}</span>}
          </li>
        ))}
      </ul>
      <RemoveButton onRemove={onRemove} />
    </div>
  )
}

function RemoveButton({ onRemove }: { onRemove: () => void }) {
  const t = useTranslations('workshop')
  return (
    <Button variant="ghost" size="icon-sm" aria-label={t('chooseOther')} title={t('chooseOther')} onClick={onRemove}>
      <X aria-hidden />
    </Button>
  )
}
