'use client'
import { useTranslations } from 'next-intl'
import { useModelName } from '@/components/admin/models/use-model-name'
import { useErrorText } from '@/components/lib/use-error-text'
import { Callout } from '@/components/ui/callout'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { Field } from '@/components/ui/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { isDetector, type ModelView } from '@/server/contract/model'
import { withModel } from './form-state'
import type { PartProps } from './part-props'
import { type Suggestions, suggestModels } from './suggest-model'

const NONE = 'none'

type Props = PartProps & { models: ModelView[]; isNew: boolean }

/** What is to be recognised: by the kind of room, or by the very model. */
export function ModelField({ form, set, fields, models, isNew }: Props) {
  const t = useTranslations('admin.cameras')
  const errorText = useErrorText()
  const nameOf = useModelName()
  const suggested = suggestModels(models)
  const model = models.find(({ id }) => id === form.modelId) ?? null
  const choose = (next: ModelView | null) => set(withModel(form, next, model))
  const first = suggested.classroom
  return (
    <div className="flex flex-col gap-4 sm:col-span-2">
      <ChoiceCards
        label={t('recognise')}
        hint={isNew && first && t('suggested', { model: nameOf(first), count: first.tells.length })}
        value={chosen(form.modelId, suggested)}
        choices={[
          ...(first ? [{ value: 'classroom', title: t('rooms.classroom'), text: t('rooms.classroomText') }] : []),
          ...(suggested.site ? [{ value: 'site', title: t('rooms.site'), text: t('rooms.siteText') }] : []),
          { value: NONE, title: t('rooms.none'), text: t('rooms.noneText') },
        ]}
        onValueChange={(room) => choose(suggested[room as keyof Suggestions] ?? null)}
      />
      <Field label={t('model')} hint={t('modelHint')} error={fields.modelId}>
        {(control) => (
          <Select
            value={form.modelId ?? NONE}
            onValueChange={(value) => choose(models.find(({ id }) => id === value) ?? null)}
          >
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value={NONE}>{t('noModel')}</SelectItem>
              {models.filter(isDetector).map((each) => (
                <SelectItem key={each.id} value={each.id}>
                  {each.error ? `${nameOf(each)} ${t('modelUnusable')}` : nameOf(each)}
                </SelectItem>
              ))}
              {form.modelId !== null && !model && <SelectItem value={form.modelId}>{t('modelMissing')}</SelectItem>}
            </SelectContent>
          </Select>
        )}
      </Field>
      {model?.error && <Callout kind="warning">{errorText(model.error)}</Callout>}
    </div>
  )
}

/** The card that stands for a model; none for one that only the list offers. */
function chosen(modelId: string | null, { classroom, site }: Suggestions): string {
  if (modelId === null) return NONE
  if (modelId === classroom?.id) return 'classroom'
  return modelId === site?.id ? 'site' : ''
}
