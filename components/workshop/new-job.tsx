'use client'
import { WandSparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ApiError } from '@/components/lib/api-error'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { CameraView } from '@/server/contract/camera'
import { type Preset, presetWorkflow } from '@/server/contract/workflow-presets'
import { type Chosen, fitting, inputOf, isMany, type Own, type Place } from './chosen'
import { SourceChoice } from './source-choice'
import { useUploads } from './use-uploads'
import { WorkflowChoice } from './workflow-choice'

type Props = {
  /** Those whose pictures the reader may see. */
  cameras: readonly CameraView[]
  /** What the page was opened with. */
  initial: Place | null
  /** The reader keeps workflows for everybody. */
  mayKeep: boolean
  onFilm: ((film: File) => void) | null
  onStarted: () => Promise<unknown>
}

/** What shall be enhanced, and how. */
export function NewJob({ cameras, initial, mayKeep, onFilm, onStarted }: Props) {
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
        <SourceChoice {...{ cameras, place, uploads, onFilm }} onPlace={setPlace} />
        <WorkflowChoice
          {...{ preset, own, workflow, mayKeep }}
          hint={input && t(many ? 'many' : 'single')}
          onPreset={(preset) => {
            setPreset(preset)
            setChanged(null)
          }}
          onOwn={(own) => setChanged({ ...own, many })}
        />
        {failure !== null && <Refused error={failure} />}
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
