/** A workflow: steps that make a picture from pictures, as JSON that people may write, export and import. */
import { z } from 'zod'

/** Longest name of one that is kept; the title of a job has room for it. */
export const MAX_WORKFLOW_NAME = 40

const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const word = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/)

export const workflowNode = z.strictObject({
  id,
  /** A file in server/workshop/nodes. */
  type: word,
  /** Name of an input -> `node.output`. */
  inputs: z.record(word, z.string().regex(/^[A-Za-z0-9_-]{1,40}\.[A-Za-z][A-Za-z0-9_]{0,39}$/)).default({}),
  /** In the order of the node's own list; what is left out has its usual value. */
  widgets_values: z
    .array(z.union([z.number(), z.string().max(80)]))
    .max(10)
    .default([]),
})

/** [number of the link, node, which of its outputs, node, which of its inputs]: the same as `inputs`, said the other way. */
export const workflowLink = z.tuple([z.int(), id, z.int().min(0), id, z.int().min(0)])

export const workflow = z.strictObject({
  nodes: z.array(workflowNode).min(1).max(30),
  links: z.array(workflowLink).max(100).default([]),
})
export type Workflow = z.infer<typeof workflow>
export type WorkflowNode = z.infer<typeof workflowNode>

/** One that is kept under a name, for everybody. */
export const workflowDraft = z.strictObject({ name: z.string().trim().min(1).max(MAX_WORKFLOW_NAME), workflow })
export const savedWorkflow = workflowDraft.extend({ id: z.string() })
export type SavedWorkflow = z.infer<typeof savedWorkflow>

/** What goes along a link. `frames`: several pictures of the same scene, one of them chosen. */
export const socket = z.enum(['image', 'frames'])
export type Socket = z.infer<typeof socket>

/** A setting of a node. */
export const widget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), min: z.number(), max: z.number(), step: z.number(), usual: z.number() }),
  z.strictObject({ kind: z.literal('choice'), options: z.array(z.string()).readonly(), usual: z.string() }),
])
export type Widget = z.infer<typeof widget>

/** A kind of node, as an editor has to know it. */
export const nodeSpec = z.strictObject({
  type: word,
  inputs: z.record(word, socket),
  outputs: z.record(word, socket),
  /** In the order of `widgets_values`. */
  widgets: z.record(word, widget),
})
export type NodeSpec = z.infer<typeof nodeSpec>

/** Why a workflow cannot be run; said of a node, as a field error. */
export type WorkflowFault =
  | 'nodeUnknown'
  | 'nodeTwice'
  | 'inputUnknown'
  | 'inputMissing'
  | 'inputTwice'
  | 'inputFromNowhere'
  | 'inputKind'
  | 'widget'
  | 'cycle'
  | 'oneResult'
  | 'colourModel'
