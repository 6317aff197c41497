/** Every kind of rule as people see it, one line each. */
import type { RuleCondition, RuleKindName } from '@/server/rules/kinds'
import type { KindView } from './kind-view'
import { behaviourCount } from './kinds/behaviour-count'
import { cameraBlack } from './kinds/camera-black'
import { cameraFrozen } from './kinds/camera-frozen'
import { cameraMoved } from './kinds/camera-moved'
import { cameraOffline } from './kinds/camera-offline'
import { lineCrossed } from './kinds/line-crossed'
import { occupancy } from './kinds/occupancy'
import { personBehaviour } from './kinds/person-behaviour'
import { zoneEntered } from './kinds/zone-entered'
import { zoneLeft } from './kinds/zone-left'
import { zoneStay } from './kinds/zone-stay'

const VIEWS: { [K in RuleKindName]: KindView<K> } = {
  behaviour_count: behaviourCount,
  person_behaviour: personBehaviour,
  occupancy,
  zone_stay: zoneStay,
  zone_entered: zoneEntered,
  zone_left: zoneLeft,
  line_crossed: lineCrossed,
  camera_offline: cameraOffline,
  camera_black: cameraBlack,
  camera_frozen: cameraFrozen,
  camera_moved: cameraMoved,
}

export const viewOf = (kind: RuleKindName): KindView => VIEWS[kind]

/** What a new rule of a kind asks. */
export const startOf = (kind: RuleKindName) => ({ kind, params: viewOf(kind).start }) as RuleCondition

/** What a form of this very kind has changed: that they belong together TypeScript cannot see while the kind is any. */
export const withParams = ({ kind, params }: RuleCondition, change: object): RuleCondition =>
  ({ kind, params: { ...params, ...change } }) as RuleCondition
