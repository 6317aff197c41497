/** Runs a workflow on pictures. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Stage } from '../../contract/progress'
import { isEmpty } from '../../contract/workflow-check'
import { BEFORE_FILE, SMALL_FILES } from '../../contract/workshop'
import { AppError } from '../../errors'
import { resample } from '../filter/resample'
import type { EnhanceReply, EnhanceTask, Say } from '../messages'
import { openModel } from '../model/open-model'
import type { ModelName } from '../node'
import { MAX_PIXELS } from '../picture/decode'
import { encodePicture, encodeSmall, FORMATS } from '../picture/encode'
import { openPictures } from '../picture/open-pictures'
import type { Frames, Raster } from '../raster'
import { costOf, READING_COST, stepsOf } from '../steps'
import type { Machine } from '../task'
import type { Step } from '../workflow/plan'
import { type OpenModel, runSteps } from '../workflow/run'

/** Of all pictures together that are merged: they are in memory at once. */
const MAX_PIXELS_OF_ALL = 2 * MAX_PIXELS

export async function enhance(
  task: EnhanceTask,
  say: Say,
  { firstRunMs }: Pick<Machine, 'firstRunMs'>,
): Promise<EnhanceReply> {
  const { folder, workflow } = task
  const planned = stepsOf(workflow)
  /** Of the bar: reading the picture first, the workflow after it. */
  const reading = READING_COST / (READING_COST + costOf(planned))
  await say({ stage: 'preprocess', progress: 0 })
  const source = openPictures(task.pictures, () => say({}))
  const first = await source.first()
  await writeFile(path.join(folder, SMALL_FILES.before), await encodeSmall(first))
  await writeFile(path.join(folder, BEFORE_FILE), await encodePicture(first, 'jpeg', null))
  let used = 1
  let saved: Omit<EnhanceReply, 'steps' | 'pictures' | 'before'> | null = null

  async function frames(most: number): Promise<Frames> {
    const fit = Math.max(2, Math.floor(MAX_PIXELS_OF_ALL / (first.width * first.height)))
    const found = await source.around(first, Math.min(most, fit))
    used = found.pictures.length
    return found
  }

  async function save(image: Raster, wanted: string): Promise<void> {
    const format = FORMATS.find((known) => known === wanted) ?? 'png'
    const bytes = await encodePicture(image, format, {
      description: task.description,
      comment: JSON.stringify(workflow),
    })
    const after = `after.${format === 'jpeg' ? 'jpg' : format}`
    await writeFile(path.join(folder, SMALL_FILES.after), await encodeSmall(image))
    await writeFile(path.join(folder, after), bytes, { flush: true })
    saved = { width: image.width, height: image.height, after, bytes: bytes.length }
  }

  async function open(name: ModelName): Promise<OpenModel> {
    await say({ stage: 'load_model' })
    const file = task.models[name]
    if (!file) throw new AppError('model_not_found', name)
    const model = await openModel(name, file, firstRunMs)
    await say({ stage: 'inference' })
    return model
  }

  /** Throws picture_too_large for what would not fit into memory. */
  async function resize(image: Raster, width: number, height: number): Promise<Raster> {
    if (width * height > MAX_PIXELS) throw new AppError('picture_too_large', `${width} x ${height} pixels`)
    return resample(image, width, height, () => say({}))
  }

  const tools = { picture: async () => first, frames, resize, save, open }
  const steps = await runSteps(planned, tools, ({ source, part, progress, message }) => {
    const step = planned.find(({ id }) => id === source)
    return say({
      ...(step && { stage: stageOf(step, part) }),
      source,
      part,
      message,
      progress: reading + (1 - reading) * progress,
    })
  })
  if (!saved) throw new AppError('internal', 'the workflow saved nothing')
  return {
    ...(saved as Omit<EnhanceReply, 'steps' | 'pictures' | 'before'>),
    before: BEFORE_FILE,
    steps,
    pictures: used,
  }
}

/** Steps without inputs bring pictures, those without outputs keep them; one with a model begins by loading it. */
function stageOf({ from, node }: Step, part: number): Stage {
  if (isEmpty(from)) return 'preprocess'
  if (isEmpty(node.outputs)) return 'postprocess'
  return node.model && part === 0 ? 'load_model' : 'inference'
}
