'use client'
import { useTranslations } from 'next-intl'
import { useModelName } from '@/components/admin/models/use-model-name'
import { useErrorText } from '@/components/lib/use-error-text'
import { Callout } from '@/components/ui/callout'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { SelectField } from '@/components/ui/select-field'
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
      <SelectField
        label={t('model')}
        hint={t('modelHint')}
        error={fields.modelId}
        value={form.modelId}
        options={[
          { value: null, text: t('noModel') },
          ...models.filter(isDetector).map((each) => ({
            value: each.id,
            text: each.error ? `${nameOf(each)} ${t('modelUnusable')}` : nameOf(each),
          })),
          ...(form.modelId !== null && !model ? [{ value: form.modelId, text: t('modelMissing') }] : []),
        ]}
        onChange={(id) => choose(models.find((each) => each.id === id) ?? null)}
      />
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
