'use client'
import { Bell, Film, Video, WandSparkles, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ApiError } from '@/components/lib/api-error'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { Field } from '@/components/ui/field'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import type { CameraView } from '@/server/contract/camera'
import { PRESETS, type Preset, presetWorkflow } from '@/server/contract/workflow-presets'
import { AdjustWorkflow } from './adjust-workflow'
import { type Chosen, fitting, inputOf, isMany, type Own, type Place } from './chosen'
import { DropZone } from './drop-zone'
import { type Sent, useUploads } from './use-uploads'

type Props = {
  /** Those whose pictures the reader may see. */
  cameras: readonly CameraView[]
  /** What the page was opened with. */
  initial: Place | null
  onStarted: () => Promise<unknown>
}

/** What shall be enhanced, and how. */
export function NewJob({ cameras, initial, onStarted }: Props) {
  const t = useTranslations('workshop')
  const uploads = useUploads()
  const [place, setPlace] = useState(initial)
  const [preset, setPreset] = useState<Preset>('night')
  const [changed, setChanged] = useState<Own | null>(null)
  const [starting, setStarting] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const chosen: Chosen = place ? { place } : { sent: uploads.sent }
  const many = isMany(chosen)
  const own = fitting(changed, many)
  const workflow = own?.workflow ?? presetWorkflow(preset, many)
  const input = inputOf(chosen, workflow, own?.name ?? t(`presets.${preset}.title`))

  async function start(): Promise<void> {
    if (!input) return
    setStarting(true)
    setFailure(null)
    try {
      await call('POST /api/jobs', { kind: 'enhance', input })
      uploads.clear()
      setPlace(null)
      setChanged(null)
      await onStarted()
    } catch (error) {
      setFailure(error)
    } finally {
      setStarting(false)
    }
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('new')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        {place ? (
          <ChosenPlace place={place} onRemove={() => setPlace(null)} />
        ) : uploads.sent.length > 0 ? (
          <ChosenPictures sent={uploads.sent} onRemove={uploads.clear} />
        ) : (
          <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_16rem]">
            <DropZone busy={uploads.running !== null} onFiles={(files) => void uploads.add(files)} />
            {cameras.length > 0 && <CameraChoice cameras={cameras} onChoose={setPlace} />}
          </div>
        )}
        {uploads.running && (
          <div className="flex items-center gap-3">
            <p className="min-w-0 truncate text-sm">{t('sending', { name: uploads.running.name })}</p>
            <ProgressBar
              className="flex-1"
              label={t('sending', { name: uploads.running.name })}
              share={uploads.running.share}
            />
            <Button size="sm" variant="outline" onClick={uploads.cancel}>
              {t('stopSending')}
            </Button>
          </div>
        )}
        <ChoiceCards
          label={t('how')}
          hint={input && t(many ? 'many' : 'single')}
          value={own?.name === undefined ? preset : ''}
          choices={PRESETS.map((value) => ({
            value,
            title: t(`presets.${value}.title`),
            text: t(`presets.${value}.text`),
          }))}
          onValueChange={(value) => {
            setPreset(value as Preset)
            setChanged(null)
          }}
        />
        <AdjustWorkflow workflow={workflow} name={own?.name} onChange={(change) => setChanged({ ...change, many })} />
        {failure !== null && <Refused error={failure} />}
        {uploads.failure && <Callout kind="critical">{uploads.failure}</Callout>}
        <div>
          <Button busy={starting} disabled={!input || uploads.running !== null} onClick={() => void start()}>
            {!starting && <WandSparkles aria-hidden />}
            {t('start')}
          </Button>
        </div>
      </CardContent>
    </Card>
  )
}

/** Why it was not started; of a workflow, what is wrong with which node. */
function Refused({ error }: { error: unknown }) {
  const errorText = useErrorText()
  const fields = error instanceof ApiError ? Object.entries(error.fields) : []
  return (
    <Callout kind="critical" title={errorText(error)}>
      {fields.map(([node, text]) => (
        <p key={node}>
          {node}: {text}
        </p>
      ))}
    </Callout>
  )
}

function CameraChoice({ cameras, onChoose }: { cameras: readonly CameraView[]; onChoose: (place: Place) => void }) {
  const t = useTranslations('workshop')
  return (
    <Field label={t('orCamera')} hint={t('cameraHint')}>
      {(control) => (
        <Select
          value=""
          onValueChange={(id) => {
            const camera = cameras.find((camera) => camera.id === id)
            if (camera) onChoose({ kind: 'camera', id, name: camera.name })
          }}
        >
          <SelectTrigger {...control}>
            <SelectValue placeholder={t('chooseCamera')} />
          </SelectTrigger>
          <SelectContent>
            {cameras.map(({ id, name }) => (
              <SelectItem key={id} value={id}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}

const ICONS = { camera: Video, alert: Bell, film: Film }

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
            <img src={preview} alt="" className="h-12 w-16 shrink-0 rounded-sm bg-muted object-cover" />
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
