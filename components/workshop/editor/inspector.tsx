'use client'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import type { NodeSpec, Workflow, WorkflowFault } from '@/server/contract/workflow'
import { connect, disconnect, kindsOf, refusalOf, removeNodes } from '../graph/edit'
import { SettingField } from '../setting-field'
import { useNodeName, useSocketName } from '../use-node-name'
import { settingsOf, withSetting } from '../workflow-settings'

type Props = {
  workflow: Workflow
  specs: readonly NodeSpec[]
  id: string
  fault: WorkflowFault | undefined
  onChange: (workflow: Workflow) => void
}

/** One step: where its pictures come from, and how it is set. Everything that the mouse does can be done here. */
export function Inspector({ workflow, specs, id, fault, onChange }: Props) {
  const t = useTranslations('workshop.editor')
  const faultText = useTranslations('common.fieldErrors')
  const nodeName = useNodeName()
  const socketName = useSocketName()
  const kinds = kindsOf(specs)
  const node = workflow.nodes.find((node) => node.id === id)
  if (!node) return null

  /** Steps of one kind are told apart by their ids. */
  const labelOf = ({ id, type }: { id: string; type: string }) => {
    const twins = workflow.nodes.filter((other) => other.type === type).length > 1
    return twins ? `${nodeName(type)} (${id})` : nodeName(type)
  }
  const sourcesFor = (input: string) =>
    workflow.nodes.flatMap((from) => {
      const outputs = Object.keys(kinds.get(from.type)?.outputs ?? {})
      const fits = outputs.filter((output) => !refusalOf(workflow, kinds, { from: from.id, output, to: id, input }))
      return fits.map((output) => ({ from: from.id, output, value: `${from.id}.${output}`, label: labelOf(from) }))
    })

  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-2">
        <h3 className="min-w-0 truncate text-sm font-semibold">{labelOf(node)}</h3>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`${t('remove')}: ${labelOf(node)}`}
          title={t('remove')}
          onClick={() => onChange(removeNodes(workflow, new Set([id])))}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
      {fault && <p className="text-xs font-medium text-critical">{faultText(fault)}</p>}
      {Object.keys(kinds.get(node.type)?.inputs ?? {}).map((input) => {
        const sources = sourcesFor(input)
        return (
          <SelectField
            key={input}
            label={t('from', { input: socketName(input) })}
            value={node.inputs[input] ?? null}
            options={[
              { value: null, text: t('nothing') },
              ...sources.map(({ value, label }) => ({ value, text: label })),
            ]}
            onChange={(value) => {
              const source = sources.find((source) => source.value === value)
              onChange(source ? connect(workflow, { ...source, to: id, input }) : disconnect(workflow, id, input))
            }}
          />
        )
      })}
      {settingsOf({ ...workflow, nodes: [node] }, specs).map((setting) => (
        <SettingField
          key={setting.name}
          setting={setting}
          onChange={(value) => onChange(withSetting(workflow, specs, setting, value))}
        />
      ))}
    </div>
  )
}
