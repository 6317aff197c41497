'use client'
import { Camera } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { AddressInput, Input } from '@/components/ui/input'
import { NumberInput } from '@/components/ui/number-input'
import { SelectField } from '@/components/ui/select-field'
import { SOURCE_KINDS } from '@/server/contract/camera'
import { SECRET_MASK } from '@/server/contract/secret-mask'
import { CredentialFields } from './credential-fields'
import { FindCameras } from './find-cameras'
import type { PartProps } from './part-props'
import { RecordingField } from './recording-field'

type Props = PartProps & {
  mediaFiles: string[] | null
  hasPassword: boolean
  hasRecording: boolean
  savedId: string | null
}

/** Kind of the source and what that kind needs. */
export function SourceFields({ form, set, fields, mediaFiles, hasPassword, hasRecording, savedId }: Props) {
  const t = useTranslations('admin.cameras')
  // Whoever may not see the files keeps the one that is set.
  const files = [...new Set([...(mediaFiles ?? []), form.filePath])].filter(Boolean)
  const kinds = SOURCE_KINDS.filter((kind) => kind !== 'file' || mediaFiles || files.length > 0)
  const address = form.kind === 'rtsp' ? form.rtspUrl : form.httpUrl
  return (
    <>
      <SelectField
        label={t('kind')}
        hint={t(`kindHints.${form.kind}`)}
        className="sm:col-span-2"
        value={form.kind}
        options={kinds.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) }))}
        onChange={(kind) => set({ kind })}
      />
      {(form.kind === 'rtsp' || form.kind === 'http') && (
        <>
          <Field
            label={t('url')}
            hint={address.includes(SECRET_MASK) && t('urlMasked', { mask: SECRET_MASK })}
            error={fields['source.url']}
            className="sm:col-span-2"
          >
            {(control) => (
              <AddressInput
                {...control}
                value={address}
                onChange={({ target: { value } }) =>
                  set(form.kind === 'rtsp' ? { rtspUrl: value } : { httpUrl: value })
                }
              />
            )}
          </Field>
          {form.kind === 'rtsp' && mediaFiles && <FindCameras set={set} />}
          <CredentialFields form={form} set={set} fields={fields} hasPassword={hasPassword} />
          <RecordingField form={form} set={set} fields={fields} savedId={hasRecording ? savedId : null} />
        </>
      )}
      {form.kind === 'file' &&
        (files.length === 0 ? (
          <Callout kind="info" className="sm:col-span-2">
            {t('noFiles')}
          </Callout>
        ) : (
          <SelectField
            label={t('file')}
            error={fields['source.path']}
            className="sm:col-span-2"
            value={form.filePath}
            options={files.map((file) => ({ value: file, text: file }))}
            placeholder={t('filePlaceholder')}
            onChange={(filePath) => set({ filePath })}
          />
        ))}
      {form.kind === 'device' && (
        <Field label={t('device')} error={fields['source.path']} className="sm:col-span-2">
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              placeholder="/dev/video0"
              value={form.devicePath}
              onChange={(event) => set({ devicePath: event.target.value })}
            />
          )}
        </Field>
      )}
      {form.kind === 'webcam' && savedId !== null && (
        <Button asChild variant="outline" className="justify-self-start sm:col-span-2">
          <Link href={`/webcam/${savedId}`}>
            <Camera aria-hidden />
            {t('sendWebcam')}
          </Link>
        </Button>
      )}
      {form.kind === 'calibration' && (
        <div className="grid gap-4 sm:col-span-2 sm:grid-cols-3">
          <Field label={t('width')} error={fields['source.width']}>
            {(control) => (
              <NumberInput
                {...control}
                min={320}
                max={1920}
                step={32}
                value={form.width}
                onValueChange={(width) => set({ width })}
              />
            )}
          </Field>
          <Field label={t('height')} error={fields['source.height']}>
            {(control) => (
              <NumberInput
                {...control}
                min={240}
                max={1088}
                step={8}
                value={form.height}
                onValueChange={(height) => set({ height })}
              />
            )}
          </Field>
          <Field label={t('fps')} error={fields['source.fps']}>
            {(control) => (
              <NumberInput {...control} min={1} max={60} value={form.fps} onValueChange={(fps) => set({ fps })} />
            )}
          </Field>
        </div>
      )}
    </>
  )
}
