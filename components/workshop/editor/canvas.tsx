'use client'
import '@xyflow/react/dist/base.css'
import {
  Background,
  Controls,
  type Edge,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Workflow, WorkflowFault } from '@/server/contract/workflow'
import type { Faults, Kinds, Wire } from '@/server/contract/workflow-check'
import { connect, disconnect, refusalOf, removeNodes } from '../graph/edit'
import { FLOW_COLOURS, FOCUS, type StepNode, toNode, UNSPOKEN } from '../graph/flow'
import type { Places } from '../graph/layout'
import { NODE_TYPES } from '../graph/step-node'
import { useNodeName, useSocketName } from '../use-node-name'
import { settingsText } from './settings-text'
import { useFlowWords } from './use-flow-words'

export type Drawn = { workflow: Workflow; places: Places }

type Props = {
  drawn: Drawn
  kinds: Kinds
  faults: Faults
  across: boolean
  selected: string | null
  /** Everything is brought into view when this changes. */
  fit: number
  onSelect: (id: string | null) => void
  onChange: (next: Drawn) => void
  /** A line was drawn to where it may not go. */
  onRefused: (why: WorkflowFault) => void
}

/** The workflow as a drawing that can be changed with the mouse and the keyboard. */
export function Canvas({ drawn, kinds, faults, across, selected, fit, onSelect, onChange, onRefused }: Props) {
  const { workflow, places } = drawn
  const faultText = useTranslations('common.fieldErrors')
  const nodeName = useNodeName()
  const socketName = useSocketName()
  const words = useFlowWords()
  const flow = useRef<ReactFlowInstance<StepNode>>(null)
  /** Where nodes are while they are dragged. */
  const [moving, setMoving] = useState<Places>({})
  const [line, setLine] = useState<string | null>(null)
  useEffect(() => void flow.current?.fitView(FIT), [fit])

  const nodes: StepNode[] = workflow.nodes.map((node) => {
    const { id, type } = node
    const kind = kinds.get(type)
    const fault = faults[id]
    const sockets = (side: 'inputs' | 'outputs') => {
      const names = Object.keys(kind?.[side] ?? {})
      return names.map((name) => ({ id: name, ...(names.length > 1 && { label: socketName(name) }) }))
    }
    const note = settingsText(node, kind)
    const data = {
      ...{ name: nodeName(type), across, inputs: sockets('inputs'), outputs: sockets('outputs') },
      ...(note && { note }),
      ...(fault && { fault: faultText(fault) }),
    }
    const label = [data.name, data.fault].filter(Boolean).join(': ')
    const place = moving[id] ?? places[id] ?? { x: 0, y: 0 }
    const said = { 'aria-roledescription': words.step }
    return { ...toNode(id, place, data, label), selected: id === selected, className: FOCUS, domAttributes: said }
  })
  const edges: Edge[] = workflow.nodes.flatMap(({ id, inputs }) =>
    Object.entries(inputs).map(([input, from]) => {
      const [source = '', sourceHandle = ''] = from.split('.')
      const edge = { id: `${id}.${input}`, source, sourceHandle, target: id, targetHandle: input }
      return { ...UNSPOKEN, ...edge, selected: edge.id === line, focusable: false }
    }),
  )

  function nodesChanged(changes: NodeChange<StepNode>[]): void {
    let now = selected
    for (const change of changes) {
      if (change.type === 'select' && (change.selected || now === change.id)) now = change.selected ? change.id : null
      if (change.type !== 'position' || !change.position) continue
      const { id, position } = change
      setMoving(change.dragging ? { [id]: position } : {})
      if (!change.dragging && position !== places[id]) onChange({ workflow, places: { ...places, [id]: position } })
    }
    if (now !== selected) onSelect(now)
  }

  function connectEnded(_event: unknown, { isValid, fromHandle, toHandle }: FinalConnectionState): void {
    if (isValid !== false || !fromHandle || !toHandle) return
    const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle]
    const why = refusalOf(workflow, kinds, wireOf(source.nodeId, source.id, target.nodeId, target.id))
    if (why) onRefused(why)
  }

  return (
    <ReactFlow<StepNode>
      {...{ nodes, edges }}
      nodeTypes={NODE_TYPES}
      aria-label={words.canvas}
      ariaLabelConfig={words.labels}
      style={FLOW_COLOURS}
      className="[&_.react-flow__attribution_a]:text-muted-foreground!"
      onInit={(instance) => {
        flow.current = instance
      }}
      fitView
      fitViewOptions={FIT}
      minZoom={0.3}
      maxZoom={1.5}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      deleteKeyCode={DELETE_KEYS}
      onNodesChange={nodesChanged}
      onEdgesChange={(changes) => {
        for (const change of changes) if (change.type === 'select') setLine(change.selected ? change.id : null)
      }}
      onDelete={({ nodes, edges }) => {
        let next = removeNodes(workflow, new Set(nodes.map(({ id }) => id)))
        for (const { target, targetHandle } of edges) next = disconnect(next, target, targetHandle ?? '')
        onChange({ workflow: next, places })
      }}
      isValidConnection={(end) =>
        refusalOf(workflow, kinds, wireOf(end.source, end.sourceHandle, end.target, end.targetHandle)) === null
      }
      onConnect={({ source, sourceHandle, target, targetHandle }) =>
        onChange({ workflow: connect(workflow, wireOf(source, sourceHandle, target, targetHandle)), places })
      }
      onConnectEnd={connectEnded}
    >
      <Background color="var(--border)" />
      <Controls showInteractive={false} className={CONTROLS} />
    </ReactFlow>
  )
}

const FIT = { padding: 0.15, maxZoom: 1 }
const DELETE_KEYS = ['Delete', 'Backspace']
const CONTROLS =
  'overflow-hidden rounded-md border bg-card [&_button]:size-8 [&_button]:border-b [&_button]:bg-card! [&_button]:text-foreground [&_button:hover]:bg-accent! [&_button:last-child]:border-b-0 [&_svg]:mx-auto [&_svg]:size-3 [&_svg]:fill-current'

const wireOf = (from: string, output = '' as string | null, to: string, input = '' as string | null): Wire => ({
  ...{ from, output: output ?? '', to, input: input ?? '' },
})
