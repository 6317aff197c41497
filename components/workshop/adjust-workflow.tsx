'use client'
import { useQuery } from '@tanstack/react-query'
import { Download, Upload } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { type Workflow, workflow as workflowSchema } from '@/server/contract/workflow'
import type { Own } from './chosen'
import { useNodeName } from './use-node-name'
import { type Setting, settingsOf, withSetting } from './workflow-settings'

/** Longest name of a workflow that a job's title takes. */
const MAX_NAME = 40

type Props = { workflow: Workflow; name: string | undefined; onChange: (own: Omit<Own, 'many'>) => void }

/** For those who want: the settings of every step, and workflows as files. */
export function AdjustWorkflow({ workflow, name, onChange }: Props) {
  const t = useTranslations('workshop')
  const picker = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState(false)
  const { data: specs = [] } = useQuery({
    queryKey: ['workshop', 'nodes'],
    queryFn: ({ signal }) => call('GET /api/workshop/nodes', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

  async function load(file: File): Promise<void> {
    const parsed = workflowSchema.safeParse(await readJson(file))
    setRefused(!parsed.success)
    if (parsed.success) onChange({ workflow: parsed.data, name: file.name.replace(/\.json$/i, '').slice(0, MAX_NAME) })
  }

  return (
    <details className="rounded-md border">
      <summary className="cursor-pointer px-3 py-2 text-[13px] font-medium hover:bg-accent/60">
        {name === undefined ? t('adjust') : t('adjustNamed', { name })}
      </summary>
      <div className="flex flex-col gap-4 border-t p-3">
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {settingsOf(workflow, specs).map((setting) => (
            <SettingField
              key={`${setting.node}.${setting.name}`}
              setting={setting}
              onChange={(value) =>
                onChange({
                  workflow: withSetting(workflow, specs, setting, value),
                  ...(name !== undefined && { name }),
                })
              }
            />
          ))}
        </div>
        {refused && <Callout kind="critical">{t('noWorkflow')}</Callout>}
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" size="sm" onClick={() => save(workflow, name ?? 'workflow')}>
            <Download aria-hidden />
            {t('export')}
          </Button>
          <Button variant="outline" size="sm" onClick={() => picker.current?.click()}>
            <Upload aria-hidden />
            {t('import')}
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".json,application/json"
            hidden
            aria-label={t('import')}
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) void load(file)
            }}
          />
        </div>
      </div>
    </details>
  )
}

function SettingField({ setting, onChange }: { setting: Setting; onChange: (value: number | string) => void }) {
  const t = useTranslations('workshop.settings')
  const format = useFormatter()
  const nodeName = useNodeName()
  const { type, name, widget, value } = setting
  const key = name as Parameters<typeof t.has>[0]
  const label = `${nodeName(type)}: ${t.has(key) ? t(key) : name}`
  if (widget.kind === 'choice') {
    return (
      <Field label={label}>
        {(control) => (
          <Select value={String(value)} onValueChange={onChange}>
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {widget.options.map((option) => (
                <SelectItem key={option} value={option}>
                  {option.toUpperCase()}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
    )
  }
  const { min, max, step } = widget
  return (
    <Field label={label} aside={format.number(Number(value), { maximumFractionDigits: 2 })}>
      {(control) => (
        <Slider
          {...control}
          aria-label={label}
          {...{ min, max, step }}
          value={[Number(value)]}
          onValueChange={([next]) => next !== undefined && onChange(next)}
        />
      )}
    </Field>
  )
}

async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}

function save(workflow: Workflow, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(workflow, null, 2)}\n`], { type: 'application/json' }))
  link.download = `${name}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
