/** Facts as the writer tells them: those that belong together in one go, a beat. Pure. */
import type { Fact } from '../../../contract/report'
import { isTaught } from './prompt'

/** The model knows places for so many. */
export const MAX_BEAT = 6
/** Of one beat: units of a kind that read well beside each other. */
const MAX_UNITS: Partial<Record<Fact['kind'], number>> = {
  alert: 3,
  behaviour: 2,
  gap: 3,
  blind: 3,
  alerts: 5,
  people: 3,
}
/** An alert and what was done about it; further steps are told on their own. */
const MAX_ALERT = 4

/** In the order of the facts, but that an average is told before the most. */
export function planBeats(facts: readonly Fact[]): Fact[][] {
  const beats: Fact[][][] = []
  for (const unit of unitsOf(averageFirst(facts))) {
    const beat = beats.at(-1)
    if (beat && fits(beat, unit)) beat.push(unit)
    else beats.push([unit])
  }
  return beats.map((units) => units.flat())
}

function averageFirst(facts: readonly Fact[]): Fact[] {
  const ordered = [...facts]
  for (let i = 0; i + 1 < ordered.length; i++) {
    const [a, b] = [ordered[i]!, ordered[i + 1]!]
    const swapped = a.kind === 'people' && b.kind === 'people' && a.measure === 'most' && b.measure === 'average'
    if (swapped && a.cameraId === b.cameraId) ordered.splice(i, 2, b, a)
  }
  return ordered
}

/** What is one thing to tell: an alert with its steps, a behaviour with its sum. */
function unitsOf(facts: readonly Fact[]): Fact[][] {
  const units: Fact[][] = []
  for (const fact of facts) {
    const unit = units.at(-1)
    const before = unit?.at(-1)
    const step =
      fact.kind === 'step' &&
      before !== undefined &&
      isTaught(before) &&
      before?.alertId === fact.alertId &&
      (unit?.length ?? 0) < MAX_ALERT
    const sum =
      fact.kind === 'behaviour' &&
      before?.kind === 'behaviour' &&
      sameCamera(before, fact) &&
      before.behaviour === fact.behaviour &&
      before.measure !== fact.measure
    if (unit && (step || sum)) unit.push(fact)
    else units.push([fact])
  }
  return units
}

function fits(beat: readonly Fact[][], unit: readonly Fact[]): boolean {
  const [first, next] = [beat[0]![0]!, unit[0]!]
  if (!isTaught(first) || !isTaught(next)) return false
  const size = beat.flat().length + unit.length
  if (size > MAX_BEAT || beat.length >= (MAX_UNITS[kindOf(first)] ?? 2)) return false
  switch (next.kind) {
    case 'no_alerts':
      return first.kind === 'period'
    case 'alerts':
      return (
        first.kind === 'alerts' &&
        (ofRule(first) ? ofRule(next) && beat.length < 3 && !hasSameRule(beat, next) : !ofRule(next) && !isTotal(next))
      )
    case 'alert':
      return (
        first.kind === 'alert' &&
        sameCamera(first, next) &&
        first.names.rule === next.names.rule &&
        likeness(first) === likeness(next)
      )
    case 'people':
      return (first.kind === 'coverage' || first.kind === 'people') && sameCamera(first, next)
    case 'behaviour':
    case 'gap':
      return first.kind === next.kind && sameCamera(first, next)
    case 'blind':
      return first.kind === 'blind'
    default:
      return false
  }
}

const kindOf = ({ kind }: Fact) => (kind === 'coverage' ? 'people' : kind)
const ofRule = ({ names }: Fact) => names.rule !== undefined
/** Two rules of one name on one camera: nothing would tell them apart in one sentence. */
const hasSameRule = (beat: readonly Fact[][], fact: Fact) =>
  beat.flat().some((told) => sameCamera(told, fact) && told.names.rule === fact.names.rule)
const isTotal = ({ state }: Fact) => state === null
const sameCamera = (a: Fact, b: Fact) => a.cameraId === b.cameraId && a.names.camera === b.names.camera
/** Alerts are told together when the same was found, but for its number. */
const likeness = ({ behaviour, act, claims = [], names, numbers }: Fact) =>
  [behaviour, act, claims, names.zone, names.label, Object.keys(numbers).filter((unit) => unit !== 'seconds')].join(
    '\n',
  )
