/** What a word of a report claims. Words without a tag claim nothing; words that are in no list are not understood. */
import type { AlertState } from '../../contract/alert'
import type { BehaviourCode } from '../../contract/behaviours'
import type { Claim, PeriodClaim, Unit, ZoneAct } from '../../contract/report'
import type { Severity } from '../../contract/rule'

export type NameRole = 'camera' | 'place' | 'rule' | 'person' | 'model' | 'zone' | 'label' | 'lesson'

export type Tag =
  /** One alert, or several. */
  | 'alert'
  | 'alerts'
  | 'no_alerts'
  | 'period'
  /** What the whole report is about. */
  | 'report'
  | 'most'
  | 'average'
  | 'total'
  | 'measured'
  | 'gap'
  | 'unsure'
  | 'blind'
  /** Before a moment: from, until. */
  | 'range'
  | 'later'
  | 'same_camera'
  | `state:${AlertState}`
  | `severity:${Severity}`
  | `behaviour:${BehaviourCode}`
  | `act:${ZoneAct}`
  | Claim
  /** Behind it stands the period that is compared with. */
  | 'than'
  | `against:${PeriodClaim}`

export type Entry = {
  tag?: Tag
  /** What a number before it counts. */
  unit?: Unit
  /** Stands behind a number alone. */
  measure?: true
  /** A number by itself: nobody. */
  value?: number
  /** The name in quotes right behind it is one of this role. */
  role?: NameRole
  /** May stand between a number and what it counts. */
  between?: true
  /** Has its tag only right before a moment. */
  beforeMoment?: true
  /** Its letters are words of the list, and it is none. */
  banned?: true
}

export type Lexicon = ReadonlyMap<string, Entry>

/** Words with the same meaning, separated by `|`. */
export function lexicon(rows: readonly (readonly [string, Entry?])[]): Lexicon {
  return new Map(rows.flatMap(([words, entry = {}]) => words.split('|').map((word) => [word, entry] as const)))
}
