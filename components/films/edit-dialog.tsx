'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { FormDialog } from '@/components/ui/form-dialog'
import { type FilmView, filmPatch } from '@/server/contract/film'
import { FilmFactsFields } from './film-facts-fields'
import { fromLocalField, toLocalField } from './film-form'
import { useRefreshFilms } from './use-films'

/** Changes what a film is called, where and when it was taken. */
export function EditDialog({ film, places, onClose }: { film: FilmView; places: string[]; onClose: () => void }) {
  const t = useTranslations('films')
  const common = useTranslations('common')
  const refresh = useRefreshFilms()
  const [form, setForm] = useState({ name: film.name, place: film.place, startsAt: toLocalField(film.startsAt) })
  // The field has no seconds: untouched, those that are known stay.
  const startsAt = form.startsAt === toLocalField(film.startsAt) ? film.startsAt : fromLocalField(form.startsAt)
  const submit = useSubmit({
    schema: filmPatch,
    value: { ...form, startsAt },
    send: async (patch) => {
      await call('PATCH /api/films/{id}', { id: film.id, ...patch })
      await refresh()
      toast.success(common('saved'))
      onClose()
    },
  })
  return (
    <FormDialog title={common('edit')} description={t('editText')} {...{ submit, onClose }}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FilmFactsFields
          form={form}
          set={(change) => setForm({ ...form, ...change })}
          fields={submit.fields}
          places={places}
        />
      </div>
    </FormDialog>
  )
}
