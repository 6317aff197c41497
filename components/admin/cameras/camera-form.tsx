'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Shapes } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageHeader } from '@/components/ui/page-header'
import { SwitchLine } from '@/components/ui/switch-line'
import { type CameraAdminView, cameraDraft } from '@/server/contract/camera'
import type { ModelView } from '@/server/contract/model'
import { CameraTest } from './camera-test'
import { CheckCard } from './check/check-card'
import { ClipFields } from './clip-fields'
import { SpeedFields } from './detection-fields'
import { type CameraFormState, fromCamera, losesDetection, newForm, toCameraDraft } from './form-state'
import { LabelMapField } from './label-map-field'
import { ModelField } from './model-field'
import { Section } from './section'
import { SourceFields } from './source-fields'

type Props = {
  camera: CameraAdminView | null
  models: ModelView[]
  /** Null: not for this reader to see. */
  mediaFiles: string[] | null
}

/** Adds a camera (null) or changes one. */
export function CameraForm({ camera, models, mediaFiles }: Props) {
  const t = useTranslations('admin.cameras')
  const common = useTranslations('common')
  const router = useRouter()
  const client = useQueryClient()
  const [form, setForm] = useState<CameraFormState>(() => (camera ? fromCamera(camera, models) : newForm(models)))
  const set = (change: Partial<CameraFormState>) => setForm((now) => ({ ...now, ...change }))
  const [asking, setAsking] = useState(false)
  const draft = toCameraDraft(form)
  const {
    form: props,
    submit,
    busy,
    fields,
    failure,
    mark,
  } = useSubmit({
    schema: cameraDraft,
    value: draft,
    send: async (checked) => {
      const saved = await (camera
        ? call('PATCH /api/cameras/{id}', { id: camera.id, ...checked })
        : call('POST /api/cameras', checked))
      toast.success(t(camera ? 'updated' : 'created'))
      await client.invalidateQueries({ queryKey: ['cameras'] })
      // A webcam has a next step on its own page; everything else is seen in the list.
      router.push(saved.sourceKind === 'webcam' && !camera ? `/admin/cameras/${saved.id}` : '/admin/cameras')
      router.refresh()
    },
  })
  const model = models.find(({ id }) => id === form.modelId) ?? null
  const part = { form, set, fields }
  return (
    <form
      {...props}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (losesDetection(form, camera) && cameraDraft.safeParse(draft).success) setAsking(true)
        else void submit()
      }}
    >
      <PageHeader
        title={
          <BackTitle href="/admin/cameras" label={common('back')}>
            {camera ? camera.name : t('newTitle')}
          </BackTitle>
        }
        actions={
          camera && (
            <Button asChild variant="outline">
              <Link href={`/admin/cameras/${camera.id}/zones`}>
                <Shapes aria-hidden />
                {t('zones')}
              </Link>
            </Button>
          )
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Section title={t('sections.basic')}>
            <Field label={t('name')} error={fields.name}>
              {(control) => (
                <Input
                  {...control}
                  placeholder={t('namePlaceholder')}
                  value={form.name}
                  onChange={(event) => set({ name: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('place')} aside={common('optional')} error={fields.place}>
              {(control) => (
                <Input
                  {...control}
                  placeholder={t('placePlaceholder')}
                  value={form.place}
                  onChange={(event) => set({ place: event.target.value })}
                />
              )}
            </Field>
            <div className="sm:col-span-2">
              <SwitchLine
                label={t('enabled')}
                hint={t('enabledHint')}
                checked={form.enabled}
                onCheckedChange={(enabled) => set({ enabled })}
              />
            </div>
          </Section>
          <Section title={t('sections.source')}>
            <SourceFields
              {...part}
              mediaFiles={mediaFiles}
              hasPassword={camera?.hasPassword ?? false}
              hasRecording={camera !== null && camera.recording !== null}
              savedId={camera?.id ?? null}
            />
          </Section>
          <Section title={t('sections.detection')}>
            <ModelField {...part} models={models} isNew={camera === null} />
          </Section>
          {model && (
            <Section
              title={t('sections.labels')}
              description={t(model.task === 'pose' ? 'labelsPose' : 'labelsHint')}
              className={model.task === 'pose' ? 'hidden' : ''}
            >
              <LabelMapField model={model} value={form.labels} onChange={(labels) => set({ labels })} />
            </Section>
          )}
          <Section title={t('sections.speed')}>
            <SpeedFields {...part} />
          </Section>
          <Section title={t('sections.clips')}>
            <ClipFields {...part} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-6">
          <CameraTest form={form} cameraId={camera?.id ?? null} mark={mark} />
          {camera && <CheckCard camera={camera} />}
        </div>
      </div>
      <div className="sticky bottom-14 z-10 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t bg-background/95 px-4 py-3 backdrop-blur md:bottom-0 md:-mx-6 md:px-6">
        {failure && (
          <p role="alert" className="mr-auto text-[13px] font-medium text-critical max-sm:basis-full">
            {failure}
          </p>
        )}
        <Button asChild variant="outline">
          <Link href="/admin/cameras">{common('cancel')}</Link>
        </Button>
        <Button type="submit" busy={busy}>
          {camera ? common('save') : t('saveNew')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('bareTitle')}
        action={t('bareSave')}
        destructive={false}
        onConfirm={submit}
        // Wrong fields come before the button in the form.
        onClosed={() =>
          props.ref.current?.querySelector<HTMLElement>('[aria-invalid="true"], [type="submit"]')?.focus()
        }
      >
        {t('bareText')}
      </ConfirmDialog>
    </form>
  )
}
