'use client'
/** Loaded on the page of a job alone: @xyflow/react is as large as everything else there. */
import '@xyflow/react/dist/base.css'
import { type Edge, ReactFlow } from '@xyflow/react'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { JobView } from '@/server/contract/job'
import type { Workflow } from '@/server/contract/workflow'
import type { EnhanceResult } from '@/server/contract/workshop'
import { useNodeName } from '../use-node-name'
import { ACROSS_FROM, FLOW_COLOURS, FOCUS, type StepNode, toNode, UNSPOKEN } from './flow'
import { extent, layOut, sourcesOf } from './layout'
import { nodeStates } from './node-states'
import { NODE_TYPES } from './step-node'
import { useWidth } from './use-width'

/** Smaller could not be read: then it is scrolled. */
const LEAST_SCALE = 0.65
/** Room for the mark of the focus. */
const MARGIN = 6
const ONE_SOCKET = [{ id: null }]

type Props = {
  workflow: Workflow
  job: JobView
  /** How long each step took, once it is done. */
  times: EnhanceResult['steps']
}

/** The steps of a job as they go on. */
export function JobGraph({ workflow, job, times }: Props) {
  const t = useTranslations('workshop')
  const format = useFormatter()
  const nodeName = useNodeName()
  const [frame, width] = useWidth()
  const across = width >= ACROSS_FROM
  const places = useMemo(() => layOut(workflow, across), [workflow, across])
  const room = extent(places)
  const scale = Math.min(1, Math.max(LEAST_SCALE, (width - 2 * MARGIN) / room.width))
  const inner = Math.max(width, scale * room.width + 2 * MARGIN)

  const nodes: StepNode[] = nodeStates(workflow, job).map(({ id, type, state, done }) => {
    const name = nodeName(type)
    const ms = times.find((time) => time.id === id)?.ms
    const note =
      ms !== undefined && t('took', { seconds: format.number(ms / 1000, { maximumFractionDigits: ms < 1000 ? 2 : 1 }) })
    const data = { name, across, inputs: ONE_SOCKET, outputs: ONE_SOCKET, progress: { state, done } }
    const label = `${name}: ${state === 'running' ? format.number(done, { style: 'percent' }) : t(`states.${state}`)}`
    const node = toNode(id, places[id] ?? { x: 0, y: 0 }, { ...data, ...(note && { note }) }, label)
    return { ...node, className: FOCUS, domAttributes: { 'aria-roledescription': t('editor.step') } }
  })
  const running = nodes.find(({ data }) => data.progress?.state === 'running')?.id
  const edges: Edge[] = workflow.nodes.flatMap(({ id }) =>
    sourcesOf(workflow, id).map((source) => ({
      ...{ ...UNSPOKEN, id: `${source} ${id}`, source, target: id, animated: id === running, focusable: false },
    })),
  )
  return (
    <div ref={frame} className="overflow-x-auto">
      {width > 0 && (
        <div style={{ width: inner, height: scale * room.height + 2 * MARGIN }}>
          <ReactFlow<StepNode>
            aria-label={t('steps')}
            {...{ nodes, edges }}
            nodeTypes={NODE_TYPES}
            viewport={{ x: (inner - scale * room.width) / 2, y: MARGIN, zoom: scale }}
            style={FLOW_COLOURS}
            nodesDraggable={false}
            nodesConnectable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            autoPanOnNodeFocus={false}
            panOnDrag={false}
            zoomOnScroll={false}
            zoomOnPinch={false}
            zoomOnDoubleClick={false}
            preventScrolling={false}
            proOptions={{ hideAttribution: true }}
          />
        </div>
      )}
    </div>
  )
}
