'use client'
import { useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { Section } from '@/components/admin/cameras/section'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageHeader } from '@/components/ui/page-header'
import { SelectField } from '@/components/ui/select-field'
import { SwitchLine } from '@/components/ui/switch-line'
import { type ScheduleDraft, type ScheduleView, scheduleDraft, type Timetable } from '@/server/contract/schedule'
import { ExceptionFields } from './exception-fields'
import { QuietFields } from './quiet-fields'
import { ScheduleNow } from './schedule-now'
import { newSchedule } from './schedule-state'
import { TimeZoneField } from './time-zone-field'
import { WeekFields } from './week-fields'
import { WeekGrid } from './week-grid'

type Props = {
  schedule: ScheduleView | null
  /** Where the reader may have schedules; '' is everywhere. */
  places: string[]
}

/** Adds a schedule (null) or changes one. */
export function ScheduleForm({ schedule, places }: Props) {
  const t = useTranslations('schedules')
  const common = useTranslations('common')
  const router = useRouter()
  const client = useQueryClient()
  const [draft, setDraft] = useState<ScheduleDraft>(() =>
    schedule ? toDraft(schedule) : newSchedule('', places[0] ?? ''),
  )
  const set = (change: Partial<ScheduleDraft>) => setDraft((now) => ({ ...now, ...change }))
  const { form, busy, fields, failure } = useSubmit({
    schema: scheduleDraft,
    value: draft,
    send: async (checked) => {
      await (schedule
        ? call('PATCH /api/schedules/{id}', { id: schedule.id, ...checked })
        : call('POST /api/schedules', checked))
      toast.success(t(schedule ? 'updated' : 'created'))
      await client.invalidateQueries({ queryKey: ['schedules'] })
      router.push('/admin/schedules')
      router.refresh()
    },
  })
  const { timetable } = draft
  const setTimetable = (change: Partial<Timetable>) =>
    setDraft((now) => ({ ...now, timetable: { ...now.timetable, ...change } }))
  const part = <K extends 'periods' | 'quiet' | 'exceptions'>(name: K) => ({
    value: timetable[name],
    set: (value: Timetable[K]) => setTimetable({ [name]: value }),
    error: (path: string) => fields[`timetable.${name}${path && `.${path}`}`],
  })
  return (
    <form {...form} className="flex flex-col gap-4">
      <PageHeader
        title={
          <BackTitle href="/admin/schedules" label={common('back')}>
            {schedule?.name ?? t('newTitle')}
          </BackTitle>
        }
        description={schedule && <ScheduleNow timetable={schedule.timetable} />}
      />
      {schedule?.mayEdit === false && <Callout kind="info">{t('viewOnly')}</Callout>}
      <fieldset disabled={schedule?.mayEdit === false} className="flex min-w-0 flex-col gap-4">
        <Section title={t('sections.basic')}>
          <Field label={t('name')} error={fields.name}>
            {(control) => (
              <Input
                {...control}
                placeholder={t('namePlaceholder')}
                value={draft.name}
                onChange={({ target }) => set({ name: target.value })}
              />
            )}
          </Field>
          <SelectField
            label={t('place')}
            hint={t('placeHint')}
            error={fields.place}
            value={draft.place}
            options={[...new Set([...places, draft.place])].map((place) => ({
              value: place,
              text: place || t('everywhere'),
            }))}
            onChange={(place) => set({ place })}
          />
          <TimeZoneField
            value={timetable.timeZone}
            onChange={(timeZone) => setTimetable({ timeZone })}
            error={fields['timetable.timeZone']}
          />
          <div className="self-center">
            <SwitchLine
              label={t('lessons')}
              hint={t('lessonsHint')}
              checked={draft.lessons}
              onCheckedChange={(lessons) => set({ lessons })}
            />
            {fields.lessons && <p className="text-xs font-medium text-critical">{fields.lessons}</p>}
          </div>
        </Section>
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
          <div className="flex min-w-0 flex-col gap-4">
            <Section title={t('sections.week')} description={t('sections.weekText')} className="flex flex-col">
              <WeekFields {...part('periods')} />
            </Section>
            <Section title={t('sections.quiet')} description={t('sections.quietText')} className="flex flex-col">
              <QuietFields {...part('quiet')} />
            </Section>
            <Section
              title={t('sections.exceptions')}
              description={t('sections.exceptionsText')}
              className="flex flex-col"
            >
              <ExceptionFields {...part('exceptions')} />
            </Section>
          </div>
          <div className="rounded-lg border bg-card p-4 xl:sticky xl:top-6">
            <WeekGrid timetable={timetable} />
          </div>
        </div>
      </fieldset>
      {schedule?.mayEdit !== false && (
        <div className="sticky bottom-14 z-10 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t bg-background/95 px-4 py-3 backdrop-blur md:bottom-0 md:-mx-6 md:px-6">
          {failure && (
            <p role="alert" className="mr-auto text-[13px] font-medium text-critical max-sm:basis-full">
              {failure}
            </p>
          )}
          <Button asChild variant="outline">
            <Link href="/admin/schedules">{common('cancel')}</Link>
          </Button>
          <Button type="submit" busy={busy}>
            {schedule ? common('save') : t('saveNew')}
          </Button>
        </div>
      )}
    </form>
  )
}

function toDraft({ name, place, lessons, timetable }: ScheduleView): ScheduleDraft {
  return { name, place, lessons, timetable }
}
