'use client'
/** Loaded when somebody opens it: most people never do. */
import { LayoutDashboard, Plus, Redo2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import type { NodeSpec, Workflow, WorkflowFault } from '@/server/contract/workflow'
import { checkWorkflow } from '@/server/contract/workflow-check'
import { addNode, asInputs, kindsOf } from '../graph/edit'
import { ACROSS_FROM } from '../graph/flow'
import { begin, change, redo, undo } from '../graph/history'
import { extent, layOut } from '../graph/layout'
import { useWidth } from '../graph/use-width'
import { useNodeName } from '../use-node-name'
import { Canvas, type Drawn } from './canvas'
import { Inspector } from './inspector'

type Props = {
  workflow: Workflow
  specs: readonly NodeSpec[]
  onUse: (workflow: Workflow) => void
  onClose: () => void
}

export function WorkflowEditor({ workflow, specs, onUse, onClose }: Props) {
  const t = useTranslations('workshop.editor')
  const common = useTranslations('common')
  const faultText = useTranslations('common.fieldErrors')
  const nodeName = useNodeName()
  const [frame, width] = useWidth()
  const across = width >= ACROSS_FROM
  const kinds = kindsOf(specs)
  const [history, setHistory] = useState(() => begin<Drawn>({ workflow: asInputs(workflow, kinds), places: {} }))
  const [selected, setSelected] = useState<string | null>(null)
  const [refused, setRefused] = useState<WorkflowFault | null>(null)
  const [fit, setFit] = useState(0)
  const { now } = history
  // What was never moved stands where it belongs.
  const drawn = { workflow: now.workflow, places: { ...layOut(now.workflow, across), ...now.places } }
  const { faults } = checkWorkflow(now.workflow, kinds)
  const broken = Object.keys(faults).length

  function draw(next: Drawn): void {
    setRefused(null)
    setHistory(change(history, next))
  }
  function add(type: string): void {
    const { workflow: more, id } = addNode(now.workflow, type)
    draw({ workflow: more, places: { ...drawn.places, [id]: { x: 0, y: extent(drawn.places).height + 24 } } })
    setSelected(id)
    setFit(fit + 1)
  }
  /** What is not used yet is not lost by a key or a click beside the dialog. */
  const keep = (event: Event) => history.past.length > 0 && event.preventDefault()

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        className="h-[92dvh] max-w-6xl overflow-hidden"
        onInteractOutside={keep}
        onEscapeKeyDown={keep}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
          event.preventDefault()
          setHistory(event.shiftKey ? redo(history) : undo(history))
        }}
      >
        <DialogHeader>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogDescription>{t('text')}</DialogDescription>
        </DialogHeader>
        <div className="flex flex-wrap items-center gap-2">
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button variant="outline" size="sm">
                <Plus aria-hidden />
                {t('add')}
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="start">
              {specs.map(({ type }) => (
                <DropdownMenuItem key={type} onSelect={() => add(type)}>
                  {nodeName(type)}
                </DropdownMenuItem>
              ))}
            </DropdownMenuContent>
          </DropdownMenu>
          <ToolButton label={t('undo')} off={history.past.length === 0} onClick={() => setHistory(undo(history))}>
            <Undo2 aria-hidden />
          </ToolButton>
          <ToolButton label={t('redo')} off={history.future.length === 0} onClick={() => setHistory(redo(history))}>
            <Redo2 aria-hidden />
          </ToolButton>
          <ToolButton
            label={t('arrange')}
            onClick={() => {
              draw({ workflow: now.workflow, places: layOut(now.workflow, across) })
              setFit(fit + 1)
            }}
          >
            <LayoutDashboard aria-hidden />
          </ToolButton>
        </div>
        <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)_minmax(0,40%)] gap-3 sm:grid-cols-[minmax(0,1fr)_16rem] sm:grid-rows-1">
          <div ref={frame} className="overflow-hidden rounded-md border bg-background">
            {width > 0 && (
              <Canvas
                {...{ drawn, kinds, faults, across, selected, fit }}
                onSelect={setSelected}
                onChange={draw}
                onRefused={setRefused}
              />
            )}
          </div>
          <div className="overflow-y-auto pr-1">
            {selected !== null && now.workflow.nodes.some(({ id }) => id === selected) ? (
              <Inspector
                workflow={now.workflow}
                id={selected}
                fault={faults[selected]}
                specs={specs}
                onChange={(next) => draw({ workflow: next, places: drawn.places })}
              />
            ) : (
              <p className="text-xs leading-relaxed text-muted-foreground">{t('hint')}</p>
            )}
          </div>
        </div>
        <DialogFooter className="sm:items-center">
          <p role="status" className="min-w-0 flex-1 text-xs text-critical">
            {refused ? faultText(refused) : broken > 0 && t('faults', { count: broken })}
          </p>
          <Button variant="outline" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button disabled={now.workflow.nodes.length === 0} onClick={() => onUse(now.workflow)}>
            {t('use')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

type ToolProps = { label: string; off?: boolean; onClick: () => void; children: React.ReactNode }

function ToolButton({ label, off = false, onClick, children }: ToolProps) {
  return (
    <Button variant="outline" size="icon-sm" aria-label={label} title={label} disabled={off} onClick={onClick}>
      {children}
    </Button>
  )
}
