'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useSubmit } from '@/components/lib/use-submit'
import { useRuleText } from '@/components/rules/use-rule-text'
import { Callout } from '@/components/ui/callout'
import { FormDialog } from '@/components/ui/form-dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { type FilmView, filmRules } from '@/server/contract/film'
import { chosenKeys, ruleChoices } from './rule-choices'

const schema = z.strictObject({ rules: filmRules })

type Props = { film: FilmView; onChanged: () => Promise<void>; onClose: () => void }

/** Chooses the rules that look at a film, from those of the cameras; what they see is there at once. */
export function RulesDialog({ film, onChanged, onClose }: Props) {
  const t = useTranslations('films.events')
  const errorText = useErrorText()
  const ruleText = useRuleText()
  const rules = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => call('GET /api/rules', {}, signal) })
  const [chosen, setChosen] = useState(() => chosenKeys(film.rules))
  const choices = ruleChoices(film.rules, rules.data ?? [])

  const submit = useSubmit({
    schema,
    value: { rules: choices.filter(({ key }) => chosen.includes(key)).map(({ rule }) => rule) },
    send: async ({ rules }) => {
      await call('PUT /api/films/{id}/rules', { id: film.id, rules })
      await onChanged()
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('chooseTitle')}
      description={t('chooseText')}
      submit={{
        ...submit,
        // Before the rules are there nothing can be chosen.
        busy: submit.busy || rules.isPending,
        failure: submit.failure ?? (rules.error && errorText(rules.error)),
      }}
      onClose={onClose}
    >
      {rules.isPending ? (
        <Skeleton className="h-24" />
      ) : choices.length === 0 ? (
        <Callout kind="info">{t('noChoice')}</Callout>
      ) : (
        <ul className="-mx-2 max-h-80 overflow-y-auto">
          {choices.map(({ key, rule, cameraName }) => (
            <li key={key}>
              <label className="flex cursor-pointer items-start gap-2.5 rounded-md px-2 py-2 hover:bg-accent">
                <input
                  type="checkbox"
                  className="mt-0.5 size-4 accent-primary"
                  checked={chosen.includes(key)}
                  onChange={({ target }) =>
                    setChosen(target.checked ? [...chosen, key] : chosen.filter((other) => other !== key))
                  }
                />
                <span className="min-w-0">
                  <span className="block font-medium break-words">{rule.name}</span>
                  <span className="block text-xs text-muted-foreground">
                    {[ruleText.condition(rule), cameraName].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  )
}
