import {
  type EnhanceInput,
  type EnhanceResult,
  enhanceInput,
  enhanceResult,
  WORKSHOP_KEPT_MS,
} from '../../contract/workshop'
import { AppError } from '../../errors'
import { emptyJobFolder, removeJobFiles } from '../../services/workshop/folder'
import { gather } from '../../services/workshop/gather'
import { requireSource } from '../../services/workshop/may-use'
import { modelsOf } from '../../services/workshop/models'
import { requireResultRoom } from '../../services/workshop/room'
import { requireSourceHere } from '../../services/workshop/source-here'
import { costOf, pictureCost, READING_COST, stepsOf } from '../../workshop/steps'
import type { Step } from '../../workshop/workflow/plan'
import { jobKind } from '../kind'

/** Said inside every result. */
const DESCRIPTION = 'Enhanced by Sightline from the original picture. Not evidence.'

/** Makes a picture more readable, by a workflow. */
export const enhance = jobKind({
  name: 'enhance',
  action: 'job.own',
  input: enhanceInput,
  result: enhanceResult,
  attempts: 2,
  // A model takes a minute or more for each megapixel.
  limitMs: 3 * 3_600_000,
  atOnce: 2,
  onDisk: true,
  async allow(c, who, { source, workflow }) {
    await requireSource(c, who, source)
    await requireSourceHere(c, source)
    await requireResultRoom(c, who)
    const steps = stepsOf(workflow)
    requireFrames(steps, source)
    await modelsOf(c, steps)
  },
  resultUrl: ({ id }) => `/api/workshop/jobs/${id}/after`,
  forget: ({ paths }, id) => removeJobFiles(paths.dataDir, id),
  async run(c, { id, input, signal, say }): Promise<EnhanceResult> {
    const steps = stepsOf(input.workflow)
    const folder = await emptyJobFolder(c.paths.dataDir, id)
    const most = mostFrames(steps)
    /** Of the bar: waiting for the pictures of a camera first. */
    const before = input.source.kind === 'camera' ? shareBefore(pictureCost(most), steps) : 0
    say({ stage: 'preprocess', progress: 0 })
    const pictures = await gather(c, input.source, {
      folder,
      most,
      signal,
      step: (share) => say({ progress: before * share }),
    })
    const done = await c.workshop.run(
      'enhance',
      { workflow: input.workflow, models: await modelsOf(c, steps), pictures, folder, description: DESCRIPTION },
      {
        signal,
        say: ({ progress, ...said }) =>
          say({ ...said, ...(progress !== undefined && { progress: before + (1 - before) * progress }) }),
      },
    )
    return { ...done, expiresAt: c.clock.now() + WORKSHOP_KEPT_MS }
  },
})

const shareBefore = (cost: number, steps: readonly Step[]) => cost / (cost + READING_COST + costOf(steps))

const loadFrames = (steps: readonly Step[]) => steps.find(({ node }) => node.type === 'LoadFrames')

function mostFrames(steps: readonly Step[]): number {
  return Number(loadFrames(steps)?.settings.most ?? 1)
}

/** Throws workflow_needs_frames. */
function requireFrames(steps: readonly Step[], source: EnhanceInput['source']): void {
  const several =
    ['camera', 'film', 'clip'].includes(source.kind) || (source.kind === 'upload' && source.ids.length > 1)
  if (!several && loadFrames(steps)) throw new AppError('workflow_needs_frames')
}
