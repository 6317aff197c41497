'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
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
  const {
    form: props,
    busy,
    fields,
    failure,
  } = useSubmit({
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
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{common('edit')}</DialogTitle>
          <DialogDescription>{t('editText')}</DialogDescription>
        </DialogHeader>
        <form {...props} className="flex flex-col gap-4">
          {failure && <Callout kind="critical">{failure}</Callout>}
          <div className="grid gap-4 sm:grid-cols-2">
            <FilmFactsFields
              form={form}
              set={(change) => setForm({ ...form, ...change })}
              fields={fields}
              places={places}
            />
          </div>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {common('save')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
