/**
 * *_job_ms, nodes_job_mb: each node without a model of ours on a picture of 720p as a job has it: in a workshop process, one
 * thread. What the node itself takes, and the most memory that any of the processes had.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Workflow } from '../server/contract/workflow'
import { createWorkshop } from '../server/workshop/workshop'
import { knownColoursModel } from '../testing/onnx/picture-models'
import { workshopProcesses } from '../testing/workshop-processes'
import type { BenchPaths } from './engine'
import type { Figure, Measured } from './figures'

const FILM = path.resolve(import.meta.dirname, '../demo/classroom.mp4')
const AT_MS = 12_000
const COLOUR_SIDE = 256
/** Several times a node's shortest part. */
const LOOK_MS = 10

const NODES: [type: string, figure: Figure][] = [
  ['Brighten', 'brighten_job_ms'],
  ['Sharpen', 'sharpen_job_ms'],
  ['Resize', 'resize_job_ms'],
  ['Colorize', 'colorize_job_ms'],
  ['Denoise', 'denoise_job_ms'],
  ['MergeFrames', 'merge_job_ms'],
]

export async function measureEnhanceJobs({ bundle, work }: BenchPaths): Promise<Measured> {
  const colours = path.join(work, 'grey.onnx')
  writeFileSync(colours, knownColoursModel(COLOUR_SIDE, Array<number>(2 * COLOUR_SIDE ** 2).fill(10)))
  const workshop = createWorkshop({ entry: path.join(bundle, 'engine/workshop.js'), threads: 1, isAlone: () => true })
  const measured: Measured = {}
  for (const [type, figure] of NODES) {
    const folder = path.join(work, `job-${type}`)
    mkdirSync(folder)
    let mb = 0
    const looks = setInterval(() => {
      mb = Math.max(mb, ...workshopProcesses().map(peakMb))
    }, LOOK_MS)
    const { steps } = await workshop
      .run(
        'enhance',
        {
          workflow: workflowOf(type),
          models: { colours: { file: colours, sha256: null } },
          pictures: { kind: 'film', file: FILM, atMs: AT_MS },
          folder,
          description: 'measured',
        },
        { signal: new AbortController().signal, say: () => undefined },
      )
      .finally(() => clearInterval(looks))
    measured[figure] = steps.find((step) => step.type === type)?.ms
    measured.nodes_job_mb = Math.max(measured.nodes_job_mb ?? 0, mb)
    console.log(`  ${type}: ${measured[figure]} ms, process ${mb.toFixed(0)} MB`)
  }
  return measured
}

function workflowOf(type: string): Workflow {
  const many = type === 'MergeFrames'
  return {
    nodes: [
      { id: 'load', type: many ? 'LoadFrames' : 'LoadImage', inputs: {}, widgets_values: [] },
      { id: 'node', type, inputs: many ? { frames: 'load.frames' } : { image: 'load.image' }, widgets_values: [] },
      { id: 'save', type: 'SaveImage', inputs: { image: 'node.image' }, widgets_values: ['jpeg'] },
    ],
    links: [],
  }
}

/** The most that a process ever had in memory; 0 of one that has just gone. */
function peakMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}
