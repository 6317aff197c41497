'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { AddressInput } from '@/components/ui/input'
import { SECRET_MASK } from '@/server/contract/secret-mask'
import type { PartProps } from './part-props'
import { SavedRecordingState } from './recording-state'

/** The address of the large stream, where a camera has two. savedId: of a stored camera that has one already. */
export function RecordingField({ form, set, fields, savedId }: PartProps & { savedId: string | null }) {
  const t = useTranslations('admin.cameras')
  const common = useTranslations('common')
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <Field
        label={t('recording.label')}
        aside={common('optional')}
        hint={
          <>
            {t('recording.hint')}
            {form.recordingUrl.includes(SECRET_MASK) && ` ${t('urlMasked', { mask: SECRET_MASK })}`}
          </>
        }
        error={fields['recording.url']}
      >
        {(control) => (
          <AddressInput
            {...control}
            placeholder="rtsp://192.168.1.64:554/Streaming/Channels/101"
            value={form.recordingUrl}
            onChange={({ target: { value } }) => set({ recordingUrl: value })}
          />
        )}
      </Field>
      {savedId !== null && <SavedRecordingState cameraId={savedId} />}
    </div>
  )
}
