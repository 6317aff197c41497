/** Counts of a film, one row a second: those of the second's last picture, as a tick of a camera would tell them. Pure. */
import type { FilmCounts } from '../../contract/film'
import { countBehaviours, countPeople, countUnsure } from '../../rules/counts'
import type { EngineObject } from '../messages'

export function createSecondCounter() {
  const rows: FilmCounts = []
  return {
    rows,
    /** In the order of the film. */
    add(atMs: number, objects: readonly Pick<EngineObject, 'behaviour' | 'unsure' | 'label'>[]): void {
      const second = Math.floor(atMs / 1000)
      while (rows.length < second) rows.push(null)
      const { u, d, c, b, p, s } = countBehaviours(objects)
      rows[second] = [countPeople(objects), u, d, c, b, p, s, countUnsure(objects)]
    },
  }
}
