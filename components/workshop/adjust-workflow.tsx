'use client'
import { Download, Save, Trash2, Upload, Workflow as WorkflowIcon } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { NodeSpec, SavedWorkflow, Workflow } from '@/server/contract/workflow'
import type { Own } from './chosen'
import { kindsOf, withLinks } from './graph/edit'
import { SaveDialog } from './save-dialog'
import { SettingField } from './setting-field'
import { useNodeName, useSettingName } from './use-node-name'
import { type BadFile, readWorkflow, saveWorkflow } from './workflow-file'
import { settingsOf, withSetting } from './workflow-settings'

const WorkflowEditor = dynamic(() => import('./editor/workflow-editor').then((editor) => editor.WorkflowEditor), {
  ssr: false,
})

type Props = {
  specs: readonly NodeSpec[]
  workflow: Workflow
  own: Own | null
  /** The one that is kept and was chosen. */
  kept: SavedWorkflow | null
  mayKeep: boolean
  onChange: (own: Omit<Own, 'many'>) => void
  /** Something was kept, or is not kept any more. */
  onKept: () => Promise<unknown>
}

/** For those who want: the settings of every step, its drawing, and workflows that are kept or are files. */
export function AdjustWorkflow({ specs, workflow, own, kept, mayKeep, onChange, onKept }: Props) {
  const t = useTranslations('workshop')
  const common = useTranslations('common')
  const nodeName = useNodeName()
  const settingName = useSettingName()
  const picker = useRef<HTMLInputElement>(null)
  const [bad, setBad] = useState<BadFile | null>(null)
  const [open, setOpen] = useState<'editor' | 'save' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const use = (workflow: Workflow) => onChange({ ...own, workflow })

  async function load(file: File): Promise<void> {
    const read = await readWorkflow(file)
    setBad('workflow' in read ? null : read)
    if ('workflow' in read) onChange(read)
  }

  return (
    <details className="rounded-md border">
      <summary className="cursor-pointer px-3 py-2 text-[13px] font-medium hover:bg-accent/60">
        {own?.name === undefined ? t('adjust') : t('adjustNamed', { name: own.name })}
      </summary>
      <div className="flex flex-col gap-4 border-t p-3">
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {settingsOf(workflow, specs).map((setting) => (
            <SettingField
              key={`${setting.node}.${setting.name}`}
              setting={setting}
              label={t('setting', { step: nodeName(setting.type), setting: settingName(setting.name) })}
              onChange={(value) => use(withSetting(workflow, specs, setting, value))}
            />
          ))}
        </div>
        {bad && (
          <Callout kind="critical">{bad.node === null ? t('noWorkflow') : t('badNode', { node: bad.node })}</Callout>
        )}
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" size="sm" disabled={specs.length === 0} onClick={() => setOpen('editor')}>
            <WorkflowIcon aria-hidden />
            {t('draw')}
          </Button>
          {mayKeep && (
            <Button variant="outline" size="sm" onClick={() => setOpen('save')}>
              <Save aria-hidden />
              {t('save.open')}
            </Button>
          )}
          {mayKeep && kept && (
            <Button variant="outline" size="sm" onClick={() => setOpen('remove')}>
              <Trash2 aria-hidden />
              {common('delete')}
            </Button>
          )}
          <Button
            variant="outline"
            size="sm"
            onClick={() => saveWorkflow(withLinks(workflow, kindsOf(specs)), own?.name ?? 'workflow')}
          >
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
      {open === 'editor' && (
        <WorkflowEditor
          {...{ workflow, specs }}
          onClose={close}
          onUse={(drawn) => {
            use(drawn)
            close()
          }}
        />
      )}
      {open === 'save' && (
        <SaveDialog
          {...{ workflow }}
          name={own?.name ?? ''}
          of={kept}
          onClose={close}
          onSaved={(saved) => {
            onChange(saved)
            void onKept()
          }}
        />
      )}
      {kept && (
        <ConfirmDialog
          open={open === 'remove'}
          onOpenChange={close}
          title={t('save.removeTitle', { name: kept.name })}
          action={common('delete')}
          onConfirm={async () => {
            await call('DELETE /api/workflows/{id}', { id: kept.id })
            onChange({ workflow, name: kept.name })
            await onKept()
          }}
        >
          {t('save.removeText')}
        </ConfirmDialog>
      )}
    </details>
  )
}
