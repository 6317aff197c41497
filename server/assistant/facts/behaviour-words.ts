/** The six behaviours inside a sentence. */
import type { BehaviourCode } from '../../contract/behaviours'

export const DOING_EN: Record<BehaviourCode, string> = {
  u: 'looking up',
  d: 'looking down',
  c: 'lying on the desk',
  b: 'looking back',
  p: 'using a phone',
  s: 'standing',
}
