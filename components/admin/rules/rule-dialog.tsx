'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { startOf, viewOf, withParams } from '@/components/rules/kinds'
import { TrialPanel } from '@/components/rules/trial/trial-panel'
import { useRuleText } from '@/components/rules/use-rule-text'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { Input } from '@/components/ui/input'
import { NumberInput } from '@/components/ui/number-input'
import { SelectField } from '@/components/ui/select-field'
import { SwitchLine } from '@/components/ui/switch-line'
import type { CameraView } from '@/server/contract/camera'
import { type CameraSight, SEVERITIES } from '@/server/contract/rule'
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
  const submit = useSubmit({
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
  const { fields } = submit
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
    <FormDialog
      title={t(rule ? 'editTitle' : 'newTitle')}
      action={rule ? common('save') : t('add')}
      className="max-w-2xl"
      {...{ submit, onClose }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
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
        <SelectField
          label={t('camera')}
          error={fields.cameraId}
          className="sm:col-span-2"
          value={state.cameraId}
          options={cameras.map(({ id, name, place }) => ({ value: id, text: place ? `${name} · ${place}` : name }))}
          placeholder={t('choose')}
          onChange={(cameraId) =>
            set({ cameraId, scheduleId: fitting(cameraId).some((one) => one === schedule) ? state.scheduleId : null })
          }
        />
        <SelectField
          label={t('kind')}
          error={fields['condition.kind']}
          className="sm:col-span-2"
          value={kind}
          options={RULE_KIND_NAMES.map((name) => ({ value: name, text: t(`kinds.${name}.name`) }))}
          onChange={setKind}
        />
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
        <SelectField
          label={t('schedule')}
          hint={t('scheduleHint')}
          error={fields.scheduleId}
          className="sm:col-span-2"
          value={state.scheduleId}
          options={[
            { value: null, text: t('always') },
            ...fitting(state.cameraId).map(({ id, name, place }) => ({
              value: id,
              text: place ? `${name} · ${place}` : name,
            })),
          ]}
          onChange={(scheduleId) => set({ scheduleId })}
        />
        <SelectField
          label={t('severity')}
          error={fields.severity}
          value={state.severity}
          options={SEVERITIES.map((severity) => ({ value: severity, text: common(`severity.${severity}`) }))}
          onChange={(severity) => set({ severity })}
        />
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
        <TrialPanel draft={toDraft(state)} ruleId={rule?.id ?? null} className="sm:col-span-2" />
      </div>
    </FormDialog>
  )
}
