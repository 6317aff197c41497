/** Names as a model has them from facts, which are plain, found again among those that are stored. */
import { plainName } from '../../../assistant/facts/plain-name'
import type { AlertTallyQuery } from '../../../contract/tally'
import { AppError } from '../../../errors'
import { tallyAlerts } from '../../alerts/tally'
import { listCameras } from '../../cameras/list'
import type { ToolContext } from './tool'

const SHOWN = 30

/** Throws validation_failed, with those that there are: the model is told. */
function found<T>(all: readonly T[], nameOf: (one: T) => string, wanted: string, what: string): T {
  const one =
    all.find((each) => nameOf(each) === wanted) ?? all.find((each) => plainName(nameOf(each)) === plainName(wanted))
  if (one !== undefined) return one
  const names = [...new Set(all.map((each) => plainName(nameOf(each))))].slice(0, SHOWN)
  throw new AppError('validation_failed', `no such ${what}; there are: ${JSON.stringify(names)}`)
}

export async function cameraNamed(c: ToolContext, name: string): Promise<{ id: string; name: string }> {
  return found(await c.as(listCameras, {}), (camera) => camera.name, name, 'camera')
}

export async function placeNamed(c: ToolContext, name: string): Promise<string> {
  const cameras = await c.as(listCameras, {})
  return found(cameras, (camera) => camera.place, name, 'place').place
}

/** One that alerts of the period were raised in, or by. */
export async function alertNamed(
  c: ToolContext,
  by: 'lesson' | 'rule',
  name: string,
  { from, to, zone }: Pick<AlertTallyQuery, 'from' | 'to' | 'zone'>,
): Promise<string> {
  const { groups } = await c.as(tallyAlerts, { from, to, zone, by })
  const names = groups.flatMap(({ key }) => key ?? [])
  return found(names, (key) => key, name, by)
}
