/** Runs the steps of a workflow, one after the other; a picture is let go as soon as nobody needs it any more. */
import type { ModelName, PictureModel, Tools } from '../node'
import type { Step } from './plan'

export type StepProgress = {
  /** Id of the node. */
  source: string
  /** How much of it is done, 0..1. */
  part: number
  /** How much of the whole, 0..1. */
  progress: number
  message: string
}
/** How long each took, in their order. */
export type StepTime = { id: string; type: string; ms: number }

/** Loaded, and in memory until it is closed. */
export type OpenModel = PictureModel & { close(): Promise<void> }
type StepTools = Omit<Tools, 'step' | 'model'> & { open(model: ModelName): Promise<OpenModel> }

/** @param say is awaited whenever a node has done a part of its work */
export async function runSteps(
  steps: readonly Step[],
  { open, ...tools }: StepTools,
  say: (progress: StepProgress) => Promise<void>,
): Promise<StepTime[]> {
  const whole = steps.reduce((sum, { node }) => sum + node.cost, 0)
  const values = new Map<string, Record<string, unknown>>()
  const times: StepTime[] = []
  let done = 0
  for (const [index, { id, node, from, settings }] of steps.entries()) {
    const began = performance.now()
    const step = (part: number, message = '') =>
      say({ source: id, part, message, progress: (done + part * node.cost) / whole })
    const opened: OpenModel[] = []
    async function model(): Promise<PictureModel> {
      if (!node.model) throw new Error(`${node.type} names no model`)
      const found = await open(node.model)
      opened.push(found)
      return found
    }
    await step(0)
    const given = Object.fromEntries(
      Object.entries(from).map(([input, source]) => [input, values.get(source.id)?.[source.output]]),
    )
    // `plan.ts` has seen to it that every input is there and of its kind.
    values.set(id, await node.run(given as Parameters<typeof node.run>[0], settings, { ...tools, step, model }))
    // A model that enhances has much in memory: never two at a time.
    for (const one of opened) await one.close()
    const later = steps.slice(index + 1).flatMap((next) => Object.values(next.from))
    for (const source of values.keys()) if (!later.some((needed) => needed.id === source)) values.delete(source)
    await step(1)
    done += node.cost
    times.push({ id, type: node.type, ms: Math.round(performance.now() - began) })
  }
  return times
}
