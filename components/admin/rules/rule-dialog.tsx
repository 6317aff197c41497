'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { api } from '@/components/lib/api-client'
import { useSubmit } from '@/components/lib/use-submit'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NumberInput } from '@/components/ui/number-input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { SwitchLine } from '@/components/ui/switch-line'
import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'
import type { CameraView } from '@/server/contract/camera'
import { type CameraSight, type RuleView, SEVERITIES, type Severity } from '@/server/contract/rule'
import { fromRule, MAX_COOLDOWN_S, MAX_FOR_S, type RuleFormState, ruleForm, toDraft } from './rule-form'
import { whyBlind } from './why-blind'

type Props = {
  rule: RuleView | null
  cameras: CameraView[]
  sights: ReadonlyMap<string, CameraSight>
  onClose: () => void
  onSaved: () => void
}

/** Adds a rule (null) or changes one. Times are typed in seconds and kept in ms. */
export function RuleDialog({ rule, cameras, sights, onClose, onSaved }: Props) {
  const t = useTranslations('rules')
  const common = useTranslations('common')
  const [state, setState] = useState(() => fromRule(rule, cameras[0]?.id ?? ''))
  const set = (change: Partial<RuleFormState>) => setState({ ...state, ...change })
  const { form, busy, fields, failure } = useSubmit({
    schema: ruleForm,
    value: state,
    send: async (checked) => {
      const draft = toDraft(checked)
      await (rule ? api.patch(`/api/rules/${rule.id}`, draft) : api.post('/api/rules', draft))
      toast.success(t(rule ? 'updated' : 'created'))
      onSaved()
      onClose()
    },
  })
  const blind = whyBlind(sights.get(state.cameraId), state.behaviour)
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t(rule ? 'editTitle' : 'newTitle')}</DialogTitle>
        </DialogHeader>
        <form {...form} className="grid gap-4 sm:grid-cols-2">
          {failure && (
            <Callout kind="critical" className="sm:col-span-2">
              {failure}
            </Callout>
          )}
          <Field label={t('name')} error={fields.name} className="sm:col-span-2">
            {(control) => (
              <Input
                {...control}
                placeholder={t('namePlaceholder')}
                value={state.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('camera')} error={fields.cameraId} className="sm:col-span-2">
            {(control) => (
              <Select value={state.cameraId} onValueChange={(cameraId) => set({ cameraId })}>
                <SelectTrigger {...control}>
                  <SelectValue placeholder={t('choose')} />
                </SelectTrigger>
                <SelectContent>
                  {cameras.map((camera) => (
                    <SelectItem key={camera.id} value={camera.id}>
                      {camera.place ? `${camera.name} · ${camera.place}` : camera.name}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <Field label={t('behaviour')} error={fields.behaviour}>
            {(control) => (
              <Select value={state.behaviour} onValueChange={(next) => set({ behaviour: next as BehaviourCode })}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {BEHAVIOUR_ORDER.map((code) => (
                    <SelectItem key={code} value={code}>
                      <span className="flex items-center gap-2">
                        <BehaviourDot code={code} />
                        {common(`behaviours.${code}`)}
                      </span>
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <Field label={t('minCount')} error={fields.minCount}>
            {(control) => (
              <NumberInput
                {...control}
                min={1}
                max={500}
                value={state.minCount}
                onValueChange={(minCount) => set({ minCount })}
              />
            )}
          </Field>
          {blind && (
            <Callout kind="warning" className="sm:col-span-2">
              {t(`blind.${blind}`, { behaviour: common(`behaviours.${state.behaviour}`) })}
            </Callout>
          )}
          <Field label={t('forS')} hint={t('forHint')} error={fields.forS}>
            {(control) => (
              <NumberInput
                {...control}
                min={0}
                max={MAX_FOR_S}
                value={state.forS}
                onValueChange={(next) => set({ forS: next })}
              />
            )}
          </Field>
          <Field label={t('cooldownS')} hint={t('cooldownHint')} error={fields.cooldownS}>
            {(control) => (
              <NumberInput
                {...control}
                min={0}
                max={MAX_COOLDOWN_S}
                value={state.cooldownS}
                onValueChange={(next) => set({ cooldownS: next })}
              />
            )}
          </Field>
          <Field label={t('severity')} error={fields.severity}>
            {(control) => (
              <Select value={state.severity} onValueChange={(next) => set({ severity: next as Severity })}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {SEVERITIES.map((severity) => (
                    <SelectItem key={severity} value={severity}>
                      {common(`severity.${severity}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <div className="self-end pb-1.5">
            <SwitchLine label={t('enabled')} checked={state.enabled} onCheckedChange={(enabled) => set({ enabled })} />
          </div>
          <DialogFooter className="sm:col-span-2">
            <Button variant="outline" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {rule ? common('save') : t('add')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
