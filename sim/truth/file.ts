/** The truth of a film as it is kept beside it. */
import type { BehaviourCode } from '../../server/contract/behaviours'
import type { Box } from './labels'

export const BOX_CONVENTION =
  'Pixel box of what the camera would see of head and shoulders with nothing in front, clipped to the picture; ' +
  'x1 y1 inclusive, x2 y2 one past the last pixel; visible is the percentage of those pixels really seen, ' +
  'what is outside the picture counting as hidden.'

export type PersonSeen = { id: number; box: Box; behaviour: BehaviourCode; visible: number }
export type PersonRow = [id: number, x1: number, y1: number, x2: number, y2: number, BehaviourCode, visible: number]

export type FilmFacts = { sha256: string; width: number; height: number; fps: number; frames: number }

export type TruthFile = { version: 1; film: FilmFacts; seed: number; box: string; frames: PersonRow[][] }

/** people[n] belongs to the n-th picture of the film. Throws when there are not as many as the film has pictures. */
export function truthFile(film: FilmFacts, seed: number, people: readonly (readonly PersonSeen[])[]): TruthFile {
  if (people.length !== film.frames) throw new Error(`truth of ${people.length} pictures for a film of ${film.frames}`)
  const frames = people.map((frame) =>
    frame.map(({ id, box, behaviour, visible }): PersonRow => [id, ...box, behaviour, visible]),
  )
  return { version: 1, film, seed, box: BOX_CONVENTION, frames }
}
