/** Rows of a film -> what is counted. Pure. */
import { tellsBehaviours } from '@/components/charts/series'
import type { Counted } from '@/components/live/count-strip'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import type { FilmCounts, FilmIndex, FilmObject } from '@/server/contract/film'
import { toDrawn } from '@/server/overlay/film-objects'
import { countTold } from '@/server/rules/count-told'

export function countObjects(objects: readonly FilmObject[], labels: FilmIndex['labels']): Counted {
  const said = objects.map((object) => object[7])
  const of = (wanted: FilmObject[7]) => said.filter((one) => one === wanted).length
  const counts = Object.fromEntries(BEHAVIOUR_ORDER.map((code) => [code, of(code)])) as Counted['counts']
  return { ...countTold(objects.map((object) => toDrawn(object, labels))), counts, unsure: of('unsure') }
}

/** Whether it was said in any of the seconds what anybody does. */
export function filmTellsBehaviours(counts: FilmCounts): boolean {
  return counts.some((row) => row !== null && tellsBehaviours(toCounted(row)))
}

/** A second of the film. */
export function toCounted(row: NonNullable<FilmCounts[number]>): Counted {
  const [people, u, d, c, b, p, s, unsure] = row
  return { people, counts: { u, d, c, b, p, s }, unsure }
}
