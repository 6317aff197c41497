/** Model label -> behaviour: the camera's own map first, then the known names. The camera's form shows just this. */

import { ALIASES } from './behaviour-aliases'
import { BEHAVIOUR_EN, BEHAVIOUR_ORDER, BEHAVIOUR_ZH, type BehaviourCode, type LabelMap } from './behaviours'

/** Case, width, spaces, `_`, `-` and other marks do not matter: "Looking_Up", "looking-up" and "LookingUp" are one. */
export function normaliseLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const KNOWN: ReadonlyMap<string, BehaviourCode> = new Map(
  BEHAVIOUR_ORDER.flatMap((code) =>
    [code, BEHAVIOUR_ZH[code], BEHAVIOUR_EN[code], ...ALIASES[code]].map((name): [string, BehaviourCode] => [
      normaliseLabel(name),
      code,
    ]),
  ),
)

/** For the labels of one camera. Null when a label means no behaviour, or shall not: it is never guessed. */
export function createLabelMapper(map: LabelMap): (label: string) => BehaviourCode | null {
  const own = new Map(Object.entries(map).map(([label, code]) => [normaliseLabel(label), code]))
  return (label) => {
    const name = normaliseLabel(label)
    if (Object.hasOwn(map, label)) return map[label] ?? null
    return (own.has(name) ? own.get(name) : KNOWN.get(name)) ?? null
  }
}
