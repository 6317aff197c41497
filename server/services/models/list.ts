import type { ModelView } from '../../contract/model'
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { toModelView } from './view'

export async function listModels({ models }: Context, who: Principal): Promise<ModelView[]> {
  requireRole(who, 'viewer')
  const folders = await models.list()
  return Promise.all(folders.map(async (folder) => toModelView(folder, await models.inspect(folder))))
}
