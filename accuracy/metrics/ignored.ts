/** People whom the truth calls ignored (hardly seen): neither missed nor false. */
import type { BBox } from '../../server/contract/frame'
import { matchBoxes } from './assignment'

/** A found box belongs to a person from this IoU on, as everywhere in TrackEval but in HOTA. */
export const SAME_PERSON = 0.5

export type WithoutIgnored<T, F> = {
  truth: T[]
  found: F[]
  /** Who was found, of those that are left. */
  pairs: [T, F][]
}

/**
 * TrackEval's preprocessing for MOTChallenge: found boxes are assigned to all people, hardly seen ones among them; those
 * that fell to ignored people are dropped, and then those people.
 */
export function withoutIgnored<T extends { box: BBox; ignored: boolean }, F extends { box: BBox }>(
  truth: readonly T[],
  found: readonly F[],
): WithoutIgnored<T, F> {
  const pairs = matchBoxes(truth, found, SAME_PERSON).map(([row, column]): [T, F] => [truth[row]!, found[column]!])
  const dropped = new Set(pairs.filter(([person]) => person.ignored).map(([, object]) => object))
  return {
    truth: truth.filter(({ ignored }) => !ignored),
    found: found.filter((object) => !dropped.has(object)),
    pairs: pairs.filter(([person]) => !person.ignored),
  }
}
