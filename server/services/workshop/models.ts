/** Where the models are that nodes of a workflow work with. */
import { AppError } from '../../errors'
import type { JobDeps } from '../../jobs/kind'
import type { EnhanceTask } from '../../workshop/messages'
import type { ModelName } from '../../workshop/node'
import type { Step } from '../../workshop/workflow/plan'
import type { ModelFolder } from '../models/folder'

/**
 * Files of those that are there. One that came with the program and is not there any more is the workshop process's to
 * complain about; one that somebody would have to bring is said at once, of its node. Throws workflow_invalid, engine_down.
 */
export async function modelsOf(c: JobDeps, steps: readonly Step[]): Promise<EnhanceTask['models']> {
  const models: EnhanceTask['models'] = {}
  for (const { id, node } of steps) {
    if (!node.model || models[node.model]) continue
    const folder = await findModel(c, node.model)
    if (folder) models[node.model] = { file: folder.file, sha256: folder.manifest?.sha256 ?? null }
    else if (node.model === 'colours')
      throw new AppError('workflow_invalid', 'no colour model', { fields: { [id]: 'colourModel' } })
  }
  return models
}

async function findModel({ models }: JobDeps, name: ModelName): Promise<ModelFolder | null> {
  if (name !== 'colours') return models.find(name)
  let asked = true
  for (const folder of await models.list()) {
    const finding = await models.inspect(folder)
    if ('picture' in finding && finding.picture.layout === 'ddcolor') return folder
    if ('error' in finding && finding.transient) asked = false
  }
  if (!asked) throw new AppError('engine_down')
  return null
}
