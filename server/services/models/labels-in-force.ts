import type { LabelMap } from '../../contract/behaviours'

/** A camera's own map, or the one that its model suggests when it has none. */
export function labelsInForce(own: LabelMap, suggested: LabelMap): LabelMap {
  return Object.keys(own).length > 0 ? own : suggested
}
