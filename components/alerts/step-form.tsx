'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, CircleSlash, Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { focusHeading } from '@/components/lib/focus-heading'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { ALERT_NEXT, type AlertDetail, type AlertState } from '@/server/contract/alert'
import { atLeast, type Role } from '@/server/contract/user'
import { alertKeys } from './keys'
import { putAlert } from './use-alert-events'

type Step = Exclude<AlertState, 'raised'>
const STEPS = [
  { state: 'acknowledged', icon: Eye, variant: 'default' },
  { state: 'resolved', icon: Check, variant: 'secondary' },
  { state: 'false_alarm', icon: CircleSlash, variant: 'outline' },
] as const
const NOTE_MAX = 500

/** What an operator can do with an alert in its present state, with a note if they like. */
export function StepForm({ alert, may }: { alert: AlertDetail; may: Role }) {
  const t = useTranslations('alerts')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const step = useMutation({
    mutationFn: (state: Step) =>
      call('POST /api/alerts/{id}/steps', {
        id: alert.id,
        state,
        note: note.trim() || undefined,
      }),
    onSuccess: (changed) => {
      setNote('')
      putAlert(client, changed)
      toast.success(t(`done.${changed.state}`))
    },
    onError: (error) => {
      toast.error(errorText(error))
      // Somebody else was faster: show what they did.
      void client.invalidateQueries({ queryKey: alertKeys.detail(alert.id) })
    },
  })
  const pressed = useRef<HTMLButtonElement | null>(null)
  // The button that was pressed is gone, and what stands in its place does something else: not to be pressed again.
  useEffect(() => {
    if (step.status === 'success') focusHeading()
    if (step.status === 'error') pressed.current?.focus()
  }, [step.status])
  const next = ALERT_NEXT[alert.state]
  if (next.length === 0) return null
  const allowed = atLeast(may, 'operator')
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('handle.title')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        {allowed ? (
          <>
            <Field label={t('handle.note')} aside={common('optional')}>
              {(control) => (
                <Textarea
                  {...control}
                  className="min-h-16"
                  maxLength={NOTE_MAX}
                  value={note}
                  onChange={(event) => setNote(event.target.value)}
                />
              )}
            </Field>
            <div className="flex flex-wrap gap-2">
              {STEPS.filter(({ state }) => next.includes(state)).map(({ state, icon: Icon, variant }) => (
                <Button
                  key={state}
                  variant={variant}
                  className={state === 'acknowledged' ? 'flex-[1_0_100%]' : 'flex-1'}
                  disabled={step.isPending}
                  busy={step.isPending && step.variables === state}
                  onClick={(event) => {
                    pressed.current = event.currentTarget
                    step.mutate(state)
                  }}
                >
                  <Icon aria-hidden />
                  {t(`handle.${state}`)}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <p className="text-[13px] text-muted-foreground">{t('handle.viewer')}</p>
        )}
      </CardContent>
    </Card>
  )
}
