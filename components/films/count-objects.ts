/** Rows of a film -> what is counted. Pure. */
import type { Counted } from '@/components/live/count-strip'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import type { FilmCounts, FilmObject } from '@/server/contract/film'

export function countObjects(objects: readonly FilmObject[]): Counted {
  const said = objects.map((object) => object[7])
  const of = (wanted: FilmObject[7]) => said.filter((one) => one === wanted).length
  const counts = Object.fromEntries(BEHAVIOUR_ORDER.map((code) => [code, of(code)])) as Counted['counts']
  return { people: objects.length, counts, unsure: of('unsure') }
}

/** A second of the film. */
export function toCounted(row: NonNullable<FilmCounts[number]>): Counted {
  const [people, u, d, c, b, p, s, unsure] = row
  return { people, counts: { u, d, c, b, p, s }, unsure }
}
