/** A model folder as the bench reads it: what the engine makes of it, and the figures of its training. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { LabelMap } from '../server/contract/behaviours'
import { type ModelSpec, modelManifest } from '../server/contract/model'
import { messageOf } from '../server/errors'
import { inspect } from '../server/inference/engine/inspect'
import { Mistake } from './mistake'

/** On the real test pictures: AP50 of any head, of heads down, of heads up. The rest of the file is for people. */
const metricsFile = z.object({
  'real.head_ap50': z.number(),
  'real.down_ap50': z.number(),
  'real.up_ap50': z.number(),
})
export type ModelMetrics = z.infer<typeof metricsFile>

export type Model = { spec: ModelSpec; labels: LabelMap }

/** Throws Mistake when the folder has no metrics, or others. */
export function readMetrics(folder: string): ModelMetrics {
  return parse(metricsFile, path.join(folder, 'metrics.json'))
}

/** Throws Mistake when the folder is no usable model. */
export async function readModel(folder: string): Promise<Model> {
  const manifest = parse(modelManifest, path.join(folder, 'manifest.json'))
  const reply = await inspect(path.basename(folder), path.resolve(folder, manifest.file), manifest)
  if ('error' in reply) throw new Mistake(`${folder} cannot be used: ${reply.error}, ${reply.detail}`)
  if (!('spec' in reply)) throw new Mistake(`${folder} finds nothing in pictures`)
  return { spec: reply.spec, labels: manifest.behaviours ?? {} }
}

function parse<T extends z.ZodType>(schema: T, file: string): z.infer<T> {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Mistake(`${file} is needed: ${messageOf(error)}`)
  }
  const parsed = schema.safeParse(content)
  if (!parsed.success) throw new Mistake(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
