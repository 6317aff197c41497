'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { CheckList, type Choice } from '@/components/notices/check-list'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { NumberInput } from '@/components/ui/number-input'
import { SelectField } from '@/components/ui/select-field'
import { type EscalationStep, escalation, MAX_STEPS } from '@/server/contract/notices'
import { SEVERITIES } from '@/server/contract/rule'

/** Minutes of the first step, and between two. */
const MINUTES = 10

/** Who is told when nobody has handled an alert for a while. */
export function EscalationCard({ initial, people }: { initial: EscalationStep[]; people: readonly Choice[] }) {
  const t = useTranslations('notices.escalation')
  const common = useTranslations('common')
  // Who is gone meanwhile is named no more.
  const there = (id: string) => people.some((person) => person.id === id)
  const [steps, setSteps] = useState(() => initial.map((step) => ({ ...step, userIds: step.userIds.filter(there) })))
  const { form, busy, fields, failure } = useSubmit({
    schema: escalation,
    value: { steps },
    send: async (wanted) => {
      setSteps((await call('PUT /api/notices/escalation', wanted)).steps)
      toast.success(common('saved'))
    },
  })
  const change = (at: number, to: Partial<EscalationStep>) =>
    setSteps(steps.map((step, i) => (i === at ? { ...step, ...to } : step)))
  const add = () =>
    setSteps([
      ...steps,
      { afterMinutes: (steps.at(-1)?.afterMinutes ?? 0) + MINUTES, severity: 'warning', userIds: [] },
    ])
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('description')}</CardDescription>
      </CardHeader>
      <CardContent>
        <form {...form} className="space-y-4">
          {failure && <Callout kind="critical">{failure}</Callout>}
          {steps.length === 0 && <p className="text-[13px] text-muted-foreground">{t('empty')}</p>}
          {steps.map((step, i) => (
            <fieldset key={i} className="grid gap-4 border-b pb-4 sm:grid-cols-2">
              <legend className="sr-only">{t('step', { step: i + 1 })}</legend>
              <div className="flex items-center justify-between gap-3 sm:col-span-2">
                <span aria-hidden className="text-[13px] font-semibold">
                  {t('step', { step: i + 1 })}
                </span>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('remove', { step: i + 1 })}
                  onClick={() => setSteps(steps.filter((_, at) => at !== i))}
                >
                  <Trash2 aria-hidden />
                </Button>
              </div>
              <Field label={t('after')} error={fields[`steps.${i}.afterMinutes`]}>
                {(control) => (
                  <NumberInput
                    {...control}
                    min={1}
                    max={1440}
                    value={step.afterMinutes}
                    onValueChange={(afterMinutes) => change(i, { afterMinutes })}
                  />
                )}
              </Field>
              <SelectField
                label={t('severity')}
                value={step.severity}
                options={SEVERITIES.map((value) => ({ value, text: common(`severity.${value}`) }))}
                onChange={(severity) => change(i, { severity })}
              />
              <div className="flex flex-col gap-1.5 sm:col-span-2">
                <span className="text-[13px] font-medium">{t('people')}</span>
                <CheckList
                  label={t('people')}
                  choices={people}
                  chosen={step.userIds}
                  onChange={(userIds) => change(i, { userIds })}
                />
                {fields[`steps.${i}.userIds`] && (
                  <p className="text-xs font-medium text-critical">{fields[`steps.${i}.userIds`]}</p>
                )}
              </div>
            </fieldset>
          ))}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={busy}>
              {common('save')}
            </Button>
            <Button variant="outline" disabled={steps.length >= MAX_STEPS} onClick={add}>
              <Plus aria-hidden />
              {t('add')}
            </Button>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
