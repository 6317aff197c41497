import { BEHAVIOUR_ORDER, type BehaviourCode, type LabelMap } from '../../contract/behaviours'
import { createLabelMapper } from '../../contract/label-mapper'
import { POSE_BEHAVIOURS } from './pose'

/**
 * The behaviours that a model can give at all with this map, in the contract's order: a rule on any other never fires.
 * A model that does not name its labels gives those that the map names.
 */
export function toldApart(
  model: { task: 'detect' | 'pose'; labels: readonly string[] },
  map: LabelMap,
): BehaviourCode[] {
  if (model.task === 'pose') return [...POSE_BEHAVIOURS]
  const names = model.labels.length > 0 ? model.labels : Object.keys(map)
  const told = new Set(names.map(createLabelMapper(map)))
  return BEHAVIOUR_ORDER.filter((code) => told.has(code))
}
