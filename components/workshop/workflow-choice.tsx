'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Callout } from '@/components/ui/callout'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { SelectField } from '@/components/ui/select-field'
import type { Workflow } from '@/server/contract/workflow'
import { checkWorkflow, type Faults, isEmpty } from '@/server/contract/workflow-check'
import { PRESETS, type Preset } from '@/server/contract/workflow-presets'
import { AdjustWorkflow } from './adjust-workflow'
import type { Own } from './chosen'
import { kindsOf } from './graph/edit'
import { useNodeSpecs } from './use-node-specs'
import { useSavedWorkflows } from './use-saved-workflows'

type Props = {
  preset: Preset
  /** Null while a preset is taken as it is. */
  own: Own | null
  /** Whichever is taken. */
  workflow: Workflow
  hint: ReactNode
  mayKeep: boolean
  onPreset: (preset: Preset) => void
  onOwn: (own: Omit<Own, 'many'>) => void
}

/** How it shall be enhanced: a preset, a workflow that is kept, or one of one's own. */
export function WorkflowChoice({ preset, own, workflow, hint, mayKeep, onPreset, onOwn }: Props) {
  const t = useTranslations('workshop')
  const specs = useNodeSpecs()
  const { saved, refresh } = useSavedWorkflows()
  const kept = saved.find(({ id }) => id === own?.id) ?? null
  return (
    <>
      <ChoiceCards
        label={t('how')}
        hint={hint}
        value={own?.name === undefined ? preset : ''}
        choices={PRESETS.map((value) => ({
          value,
          title: t(`presets.${value}.title`),
          text: t(`presets.${value}.text`),
        }))}
        onValueChange={(value) => onPreset(value as Preset)}
      />
      {saved.length > 0 && (
        <SelectField
          label={t('saved')}
          className="sm:max-w-80"
          value={kept?.id ?? null}
          options={saved.map(({ id, name }) => ({ value: id, text: name }))}
          placeholder={t('chooseSaved')}
          onChange={(id) => {
            const found = saved.find((workflow) => workflow.id === id)
            if (found) onOwn(found)
          }}
        />
      )}
      <AdjustWorkflow {...{ specs, workflow, own, kept, mayKeep }} onChange={onOwn} onKept={refresh} />
      {specs.length > 0 && <FaultList faults={checkWorkflow(workflow, kindsOf(specs)).faults} />}
    </>
  )
}

/** What is wrong with which step, before the server is asked. */
function FaultList({ faults }: { faults: Faults }) {
  const t = useTranslations('workshop')
  const faultText = useTranslations('common.fieldErrors')
  if (isEmpty(faults)) return null
  return (
    <Callout kind="warning" title={t('cannotRun')}>
      {Object.entries(faults).map(([node, fault]) => (
        <p key={node}>
          {node}: {faultText(fault)}
        </p>
      ))}
    </Callout>
  )
}
