/** A workflow in the words of @xyflow/react. Sizes and ends of lines are given, so that nothing has to be measured first. Pure. */
import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { NODE_HEIGHT, NODE_WIDTH, type Place } from './layout'
import type { NodeState } from './node-states'

export type StepData = {
  /** What people call it. */
  name: string
  /** Lines go from left to right, else from top to bottom. */
  across: boolean
  inputs: readonly Socket[]
  outputs: readonly Socket[]
  /** While a job is shown: how far it is. */
  progress?: Pick<NodeState, 'state' | 'done'>
  /** A second line. */
  note?: string
  /** Why it cannot be run. */
  fault?: string
}
/** `label` is shown where there are several. */
type Socket = { id: string | null; label?: string }
export type StepNode = Node<StepData, 'step'>

/** Below this the page is a phone's, and lines go down. */
export const ACROSS_FROM = 560

/** How far along its side the i-th of n lines ends, 0..1. */
export const shareOf = (i: number, n: number): number => (i + 1) / (n + 1)

const SIZE = { width: NODE_WIDTH, height: NODE_HEIGHT }

export function toNode(id: string, position: Place, data: StepData, label: string): StepNode {
  return {
    ...{ id, position, data, type: 'step', ...SIZE, measured: SIZE, ariaLabel: label },
    handles: [...handlesOf('target', data), ...handlesOf('source', data)],
  }
}

function handlesOf(type: 'source' | 'target', { across, inputs, outputs }: StepData): NodeHandle[] {
  const sockets = type === 'target' ? inputs : outputs
  return sockets.map(({ id }, i) => {
    const share = shareOf(i, sockets.length)
    const end = type === 'source'
    const at = across
      ? { x: end ? NODE_WIDTH : 0, y: share * NODE_HEIGHT }
      : { x: share * NODE_WIDTH, y: end ? NODE_HEIGHT : 0 }
    return { id, type, position: sideOf(type, across), ...at, width: 1, height: 1 }
  })
}

export function sideOf(type: 'source' | 'target', across: boolean): Position {
  if (across) return type === 'source' ? Position.Right : Position.Left
  return type === 'source' ? Position.Bottom : Position.Top
}

/** The steps say what a line says: it is drawn for the eye. */
export const UNSPOKEN = { ariaRole: 'presentation', ariaLabel: '' } as const satisfies Partial<Edge>

/** The page's own mark of the focus: the library's sheet takes it away. */
export const FOCUS = 'rounded-md focus-visible:outline-2! focus-visible:outline-offset-2! focus-visible:outline-ring!'

/** Of the page, in both themes. */
export const FLOW_COLOURS = {
  '--xy-background-color': 'transparent',
  '--xy-attribution-background-color': 'transparent',
  '--xy-edge-stroke': 'var(--input)',
  '--xy-edge-stroke-width': '1.5',
  '--xy-edge-stroke-selected': 'var(--primary)',
  '--xy-connectionline-stroke': 'var(--primary)',
} as CSSProperties
