'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useErrorText } from '@/components/lib/use-error-text'
import { SelectField } from '@/components/ui/select-field'
import { lessonKey, lessonOf, type ReportForm } from './report-form'
import type { RecentLessons } from './use-recent-lessons'

type Props = {
  form: ReportForm
  set: (change: Partial<ReportForm>) => void
  lessons: RecentLessons
  error: string | undefined
}

/** Which lesson a report is about. */
export function LessonField({ form, set, lessons: { lessons, loading, error: failure }, error }: Props) {
  const t = useTranslations('reports.form')
  const common = useTranslations('common')
  const format = useFormatter()
  const errorText = useErrorText()
  if (failure || lessons.length === 0) {
    return (
      <p role={loading ? undefined : 'status'} className="self-end pb-2 text-sm text-muted-foreground">
        {failure ? errorText(failure) : loading ? common('loading') : t('noLessons')}
      </p>
    )
  }
  const places = new Set(lessons.map(({ place }) => place))
  const chosen = lessonOf(form.lesson, lessons)
  return (
    <SelectField
      label={t('lesson')}
      className="sm:col-span-2"
      value={chosen ? lessonKey(chosen) : ''}
      options={lessons.map((lesson) => {
        const when = format.dateTimeRange(lesson.from, lesson.to, {
          ...{ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric' },
        })
        const where = places.size > 1 && lesson.place !== '' ? ` · ${lesson.place}` : ''
        return { value: lessonKey(lesson), text: `${lesson.name} · ${when}${where}` }
      })}
      onChange={(lesson) => set({ lesson })}
      error={error}
    />
  )
}
