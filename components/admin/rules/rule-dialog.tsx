'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { startOf, viewOf, withParams } from '@/components/rules/kinds'
import { useRuleText } from '@/components/rules/use-rule-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NumberInput } from '@/components/ui/number-input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { SwitchLine } from '@/components/ui/switch-line'
import type { CameraView } from '@/server/contract/camera'
import { type CameraSight, SEVERITIES, type Severity } from '@/server/contract/rule'
import type { ScheduleView } from '@/server/contract/schedule'
import { RULE_KIND_NAMES, type RuleKindName } from '@/server/rules/kinds'
import { findZone, namedZone } from '@/server/rules/named-zone'
import {
  fromRule,
  isInstant,
  type KnownRule,
  MAX_COOLDOWN_S,
  MAX_FOR_S,
  type RuleFormState,
  ruleForm,
  toDraft,
} from './rule-form'
import { useBlindText } from './use-blind-text'
import { whyBlind } from './why-blind'

/** Select knows no empty value. */
const ALWAYS = ' '

type Props = {
  rule: KnownRule | null
  cameras: CameraView[]
  sights: ReadonlyMap<string, CameraSight>
  schedules: ScheduleView[]
  onClose: () => void
  onSaved: () => void
}

/** Adds a rule (null) or changes one. Times are typed in seconds and kept in ms. */
export function RuleDialog({ rule, cameras, sights, schedules, onClose, onSaved }: Props) {
  const t = useTranslations('rules')
  const common = useTranslations('common')
  const [state, setState] = useState(() => fromRule(rule, cameras[0]?.id ?? ''))
  const set = (change: Partial<RuleFormState>) => setState({ ...state, ...change })
  const { form, busy, fields, failure } = useSubmit({
    schema: ruleForm,
    value: state,
    send: async (checked) => {
      const draft = toDraft(checked)
      await (rule ? call('PATCH /api/rules/{id}', { id: rule.id, ...draft }) : call('POST /api/rules', draft))
      toast.success(t(rule ? 'updated' : 'created'))
      onSaved()
      onClose()
    },
  })
  const { kind, params } = state.condition
  const placeOf = (cameraId: string) => cameras.find(({ id }) => id === cameraId)?.place
  const fitting = (cameraId: string) => schedules.filter(({ place }) => place === '' || place === placeOf(cameraId))
  const camera = cameras.find(({ id }) => id === state.cameraId)
  const schedule = fitting(state.cameraId).find(({ id }) => id === state.scheduleId)
  const zone = namedZone(params)
  const { Fields } = viewOf(kind)
  const setKind = (name: RuleKindName) => set({ condition: startOf(name) })
  const blind = whyBlind(sights.get(state.cameraId), state.condition)
  const blindText = useBlindText()
  const text = useRuleText()
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
              <Select
                value={state.cameraId}
                onValueChange={(cameraId) =>
                  set({
                    cameraId,
                    scheduleId: fitting(cameraId).some((one) => one === schedule) ? state.scheduleId : null,
                  })
                }
              >
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
          <Field label={t('kind')} error={fields['condition.kind']} className="sm:col-span-2">
            {(control) => (
              <Select value={kind} onValueChange={(name) => setKind(name as RuleKindName)}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {RULE_KIND_NAMES.map((name) => (
                    <SelectItem key={name} value={name}>
                      {t(`kinds.${name}.name`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <Fields
            key={kind}
            params={params}
            set={(change) => set({ condition: withParams(state.condition, change) })}
            error={(name) => fields[`condition.params.${name}`]}
            camera={camera}
            labels={sights.get(state.cameraId)?.labels ?? []}
          />
          {blind && (
            <Callout kind="warning" className="sm:col-span-2">
              {blindText(blind, state.condition)}
            </Callout>
          )}
          {!isInstant(kind) && (
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
          )}
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
          <Field label={t('schedule')} hint={t('scheduleHint')} error={fields.scheduleId} className="sm:col-span-2">
            {(control) => (
              <Select
                value={state.scheduleId ?? ALWAYS}
                onValueChange={(id) => set({ scheduleId: id === ALWAYS ? null : id })}
              >
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={ALWAYS}>{t('always')}</SelectItem>
                  {fitting(state.cameraId).map(({ id, name, place }) => (
                    <SelectItem key={id} value={id}>
                      {place ? `${name} · ${place}` : name}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
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
          <p className="text-[13px] text-pretty text-muted-foreground sm:col-span-2">
            {text.condition({
              condition: state.condition,
              forMs: state.forS * 1000,
              zoneName: (zone && findZone(camera?.zones ?? [], zone)?.name) ?? null,
              scheduleName: schedule?.name ?? null,
            })}
          </p>
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
