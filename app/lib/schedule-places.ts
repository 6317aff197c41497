import { can } from '@/server/access/can'
import type { Principal } from '@/server/contract/user'
import { ask } from './ask'

/** Where somebody may have schedules, '' (everywhere) first: places of cameras that they administer as a whole. */
export async function schedulePlaces(who: Principal): Promise<string[]> {
  const cameras = await ask(who, 'cameras.list', {})
  const places = ['', ...cameras.map(({ place }) => place).sort()]
  return [...new Set(places)].filter((place) => can(who, 'schedule.edit', { cameraId: null, place }))
}
