/** Runs the steps of a workflow, one after the other; a picture is let go as soon as nobody needs it any more. */
import type { Tools } from '../node'
import type { Step } from './plan'

export type StepProgress = {
  /** Id of the node. */
  source: string
  /** How much of it is done, 0..1. */
  part: number
  /** How much of the whole, 0..1. */
  progress: number
}
/** How long each took, in their order. */
export type StepTime = { id: string; type: string; ms: number }

/** @param say is awaited whenever a node has done a part of its work */
export async function runSteps(
  steps: readonly Step[],
  tools: Omit<Tools, 'step'>,
  say: (progress: StepProgress) => Promise<void>,
): Promise<StepTime[]> {
  const whole = steps.reduce((sum, { node }) => sum + node.cost, 0)
  const values = new Map<string, Record<string, unknown>>()
  const times: StepTime[] = []
  let done = 0
  for (const [index, { id, node, from, settings }] of steps.entries()) {
    const began = performance.now()
    const step = (part: number) => say({ source: id, part, progress: (done + part * node.cost) / whole })
    await step(0)
    const given = Object.fromEntries(
      Object.entries(from).map(([input, source]) => [input, values.get(source.id)?.[source.output]]),
    )
    // `plan.ts` has seen to it that every input is there and of its kind.
    values.set(id, await node.run(given as Parameters<typeof node.run>[0], settings, { ...tools, step }))
    const later = steps.slice(index + 1).flatMap((next) => Object.values(next.from))
    for (const source of values.keys()) if (!later.some((needed) => needed.id === source)) values.delete(source)
    await step(1)
    done += node.cost
    times.push({ id, type: node.type, ms: Math.round(performance.now() - began) })
  }
  return times
}
