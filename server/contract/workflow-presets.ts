/** Workflows that come with the program, for one picture and for several of the same scene. */
import type { Workflow } from './workflow'

export const PRESETS = ['night', 'motion', 'noise', 'infrared', 'enlarge'] as const
export type Preset = (typeof PRESETS)[number]

type Step = { type: string; widgets?: (number | string)[] }

/** Steps one after the other: each takes what the one before it gave. */
function chain(first: Step, output: string, steps: Step[]): Workflow {
  const nodes = [{ id: nodeIdOf(first.type), type: first.type, inputs: {}, widgets_values: first.widgets ?? [] }]
  let from = `${nodeIdOf(first.type)}.${output}`
  for (const { type, widgets = [] } of steps) {
    const input = type === 'MergeFrames' ? 'frames' : 'image'
    nodes.push({ id: nodeIdOf(type), type, inputs: { [input]: from }, widgets_values: widgets })
    from = `${nodeIdOf(type)}.image`
  }
  return { nodes, links: [] }
}

/** What a node of this kind is called in a workflow. */
export const nodeIdOf = (type: string) => type.replace(/(?<=.)[A-Z]/g, '_$&').toLowerCase()

const AFTER: Record<Preset, Step[]> = {
  // Not LowLight: of pictures that a codec has been through, which all cameras' are, its model makes red stains.
  night: [{ type: 'Denoise' }, { type: 'Brighten', widgets: [1] }],
  motion: [{ type: 'Deblur' }],
  noise: [],
  infrared: [{ type: 'Colorize' }],
  // Already sharp: half of what a blurred picture gets would be too much.
  enlarge: [{ type: 'Resize' }, { type: 'Sharpen', widgets: [0.4] }],
}

/** A single picture is freed of noise before its colours are guessed. */
const CLEANED: readonly Preset[] = ['noise', 'infrared']

/** @param many several pictures are there: what they have in common is kept, and the noise is not */
export function presetWorkflow(preset: Preset, many: boolean): Workflow {
  const save = { type: 'SaveImage' }
  if (many) return chain({ type: 'LoadFrames' }, 'frames', [{ type: 'MergeFrames' }, ...AFTER[preset], save])
  const clean = CLEANED.includes(preset) ? [{ type: 'Denoise' }] : []
  return chain({ type: 'LoadImage' }, 'image', [...clean, ...AFTER[preset], save])
}
