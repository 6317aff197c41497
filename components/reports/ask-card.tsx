'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { fromLocalInput, toLocalInput } from '@/components/filter/range'
import { Card, CardContent } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SelectField } from '@/components/ui/select-field'
import { LOCALES } from '@/server/contract/locale'
import { REPORT_LENGTHS } from '@/server/contract/report'
import { LessonField } from './lesson-field'
import { PERIODS, type ReportForm } from './report-form'
import type { RecentLessons } from './use-recent-lessons'

/** lessons: the reader sees timetables. */
export type ScopeChoices = {
  lessons: boolean
  places: string[]
  cameras: { id: string; name: string; place: string }[]
}

type Props = {
  form: ReportForm
  set: (change: Partial<ReportForm>) => void
  choices: ScopeChoices
  lessons: RecentLessons
  /** Field -> what is wrong with it. */
  fields: Record<string, string | undefined>
  /** Buttons, and what else belongs to the form. */
  children: ReactNode
}

/** What a report is about, and how it is to be written. */
export function AskCard({ form, set, choices, lessons, fields, children }: Props) {
  const t = useTranslations('reports.form')
  const { places, cameras } = choices
  return (
    <Card className="print:hidden">
      <CardContent className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <SelectField
            label={t('period')}
            value={form.period}
            options={PERIODS.filter((value) => value !== 'lesson' || choices.lessons).map((value) => ({
              value,
              text: t(`periods.${value}`),
            }))}
            onChange={(period) => set({ period })}
            error={['custom', 'lesson'].includes(form.period) ? undefined : (fields.to ?? fields.from)}
          />
          <SelectField
            label={t('scope')}
            value={form.scope}
            options={[
              { value: '', text: t('all') },
              ...places.map((place) => ({ value: `place:${place}`, text: t('place', { place }) })),
              ...cameras.map(({ id, name }) => ({ value: `camera:${id}`, text: name })),
            ]}
            onChange={(scope) => set({ scope })}
            error={fields.cameraIds ?? fields.place}
          />
          <SelectField
            label={t('language')}
            value={form.locale}
            options={LOCALES.map((value) => ({ value, text: value === 'en' ? 'English' : '简体中文' }))}
            onChange={(locale) => set({ locale })}
          />
          <SelectField
            label={t('length')}
            value={form.length}
            options={REPORT_LENGTHS.map((value) => ({ value, text: t(`lengths.${value}`) }))}
            onChange={(length) => set({ length })}
          />
          {form.period === 'lesson' && (
            <LessonField form={form} set={set} lessons={lessons} error={fields.from ?? fields.to} />
          )}
          {form.period === 'custom' && (
            <>
              <Moment label={t('from')} value={form.from} error={fields.from} onChange={(from) => set({ from })} />
              <Moment label={t('to')} value={form.to} error={fields.to} onChange={(to) => set({ to })} />
            </>
          )}
        </div>
        {children}
      </CardContent>
    </Card>
  )
}

type MomentProps = { label: string; value: number; error: string | undefined; onChange: (value: number) => void }

function Moment({ label, value, error, onChange }: MomentProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          value={toLocalInput(Number.isNaN(value) ? undefined : value)}
          onChange={({ target }) => onChange(fromLocalInput(target.value) ?? Number.NaN)}
        />
      )}
    </Field>
  )
}
