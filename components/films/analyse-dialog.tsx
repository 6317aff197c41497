'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { FormDialog } from '@/components/ui/form-dialog'
import { type FilmView, filmSettings } from '@/server/contract/film'
import type { ModelView } from '@/server/contract/model'
import { toSettingsForm } from './film-form'
import { FilmSettingsFields } from './film-settings-fields'
import { useRefreshFilms } from './use-films'

const schema = z.strictObject({ settings: filmSettings })

/** Has a film analysed again, with other settings or the same. */
export function AnalyseDialog({ film, models, onClose }: { film: FilmView; models: ModelView[]; onClose: () => void }) {
  const t = useTranslations('films')
  const refresh = useRefreshFilms()
  const [form, setForm] = useState(() => toSettingsForm(film.settings))
  const submit = useSubmit({
    schema,
    // What the form does not ask stays, but a map of labels belongs to its model.
    value: { settings: { ...film.settings, ...form, ...(form.modelId !== film.settings.modelId && { labels: {} }) } },
    send: async ({ settings }) => {
      await call('POST /api/films/{id}/analyse', { id: film.id, settings })
      await refresh()
      onClose()
    },
  })
  return (
    <FormDialog title={t('again')} description={t('againText')} action={t('analyse')} {...{ submit, onClose }}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FilmSettingsFields
          form={form}
          set={(change) => setForm({ ...form, ...change })}
          fields={submit.fields}
          models={models}
        />
      </div>
    </FormDialog>
  )
}
