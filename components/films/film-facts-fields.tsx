'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Facts = { name: string; place: string; startsAt: string }

type Props = {
  form: Facts
  set: (change: Partial<Facts>) => void
  fields: Record<string, string | undefined>
  places: readonly string[]
  /** Where and when is known. */
  nameOnly?: boolean
}

/** What a film is called, where and when it was taken. */
export function FilmFactsFields({ form, set, fields, places, nameOnly = false }: Props) {
  const t = useTranslations('films.form')
  return (
    <>
      <Field label={t('name')} error={fields.name} className="sm:col-span-2">
        {(control) => <Input {...control} value={form.name} onChange={({ target }) => set({ name: target.value })} />}
      </Field>
      {!nameOnly && <PlaceAndTime {...{ form, set, fields, places }} />}
    </>
  )
}

function PlaceAndTime({ form, set, fields, places }: Omit<Props, 'nameOnly'>) {
  const t = useTranslations('films.form')
  const common = useTranslations('common')
  const listId = useId()
  return (
    <>
      <Field label={t('place')} aside={common('optional')} error={fields.place}>
        {(control) => (
          <>
            <Input
              {...control}
              list={listId}
              value={form.place}
              onChange={({ target }) => set({ place: target.value })}
            />
            <datalist id={listId}>
              {places.map((place) => (
                <option key={place} value={place} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t('startsAt')} hint={t('startsAtHint')} error={fields.startsAt}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={form.startsAt}
            onChange={({ target }) => set({ startsAt: target.value })}
          />
        )}
      </Field>
    </>
  )
}
