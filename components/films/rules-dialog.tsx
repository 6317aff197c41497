'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useRuleText } from '@/components/rules/use-rule-text'
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
import { Skeleton } from '@/components/ui/skeleton'
import type { FilmView } from '@/server/contract/film'
import { chosenKeys, ruleChoices } from './rule-choices'

type Props = { film: FilmView; onChanged: () => Promise<void>; onClose: () => void }

/** Chooses the rules that look at a film, from those of the cameras; what they see is there at once. */
export function RulesDialog({ film, onChanged, onClose }: Props) {
  const t = useTranslations('films.events')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const ruleText = useRuleText()
  const rules = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => call('GET /api/rules', {}, signal) })
  const [chosen, setChosen] = useState(() => chosenKeys(film.rules))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const choices = ruleChoices(film.rules, rules.data ?? [])

  async function save(): Promise<void> {
    setBusy(true)
    setFailure(null)
    try {
      const wanted = choices.filter(({ key }) => chosen.includes(key)).map(({ rule }) => rule)
      await call('PUT /api/films/{id}/rules', { id: film.id, rules: wanted })
      await onChanged()
      onClose()
    } catch (error) {
      setFailure(errorText(error))
      setBusy(false)
    }
  }

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('chooseTitle')}</DialogTitle>
          <DialogDescription>{t('chooseText')}</DialogDescription>
        </DialogHeader>
        {(failure ?? rules.error) && <Callout kind="critical">{failure ?? errorText(rules.error)}</Callout>}
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
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button busy={busy} disabled={rules.isPending} onClick={() => void save()}>
            {common('save')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
