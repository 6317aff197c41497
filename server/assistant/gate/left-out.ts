/**
 * What a clause may leave out because the clause right before it, in the same sentence, is about the same: "On “A” there were
 * 21 people on average [f5] and at most 32 at 08:45 [f4]". Whoever reads it takes it from there, so it has to be the same. Pure.
 */
import type { Fact, Unit } from '../../contract/report'
import type { NameRole, Tag } from './tag'

export type LeftOut = {
  /** At least one of these names would have to stand there. */
  names(roles: readonly NameRole[]): boolean
  /** A claim that would have to; `said`: those that do. */
  tag(tag: Tag, said: ReadonlySet<Tag>): boolean
  /** Its number: "there was 1 alert [f2], which is open [f3]". */
  count: boolean
}

const NONE: LeftOut = { names: () => false, tag: () => false, count: false }

/** `last`: what the clause before cites; none at the beginning of a sentence. */
export function leftOut(fact: Fact, last: readonly Fact[]): LeftOut {
  if (last.length === 0) return NONE
  const sameCamera = last.every((one) => one.cameraId === fact.cameraId && one.names.camera === fact.names.camera)
  const sameAlert = fact.kind !== 'step' || last.every(({ alertId }) => alertId === fact.alertId)
  const sameKind = last.every(({ kind }) => kind === fact.kind)
  const sameBehaviour = last.every(({ behaviour }) => behaviour === fact.behaviour)
  return {
    names: (roles) =>
      sameAlert &&
      (!roles.includes('camera') || sameCamera) &&
      roles.every((role) => last.every(({ names }) => names[role] !== undefined && names[role] === fact.names[role])),
    tag(tag, said) {
      if (!sameKind) return false
      if (tag.startsWith('behaviour:')) {
        return (
          fact.kind === 'behaviour' &&
          sameCamera &&
          sameBehaviour &&
          ![...said].some((one) => one.startsWith('behaviour:'))
        )
      }
      // "The cameras without a model: “A” [f1] and “B” [f2]".
      return tag === 'blind' && said.size === 0
    },
    count: isOfState(fact) && last.every((one) => isTotal(one) && one.numbers.alerts === fact.numbers.alerts),
  }
}

/** What a bare number counts: what the clause before counted, "12 alerts in total [f2], 3 open [f3]". */
export function unitLeftOut(fact: Fact, last: readonly Fact[]): Unit | null {
  if (last.length === 0 || !last.every(({ kind }) => kind === fact.kind)) return null
  if (fact.kind === 'alerts') return 'alerts'
  const sameCamera = last.every((one) => one.cameraId === fact.cameraId && one.names.camera === fact.names.camera)
  return fact.kind === 'people' && sameCamera ? 'people' : null
}

const isTotal = ({ kind, state, names }: Fact) => kind === 'alerts' && state === null && names.rule === undefined
const isOfState = ({ kind, state }: Fact) => kind === 'alerts' && state !== null
