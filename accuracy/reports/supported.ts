/** Whether a sentence of a report is true of the shift: each of its clauses is one of the claims that are. */
import type { Locale } from '../../server/contract/locale'
import type { Claim, Counted } from './claims'
import { ZONE } from './made-shift'
import { type Clause, type Moment, type Named, readSentence } from './read-clause'
import type { Word } from './words'

export type Truth = { claims: readonly Claim[]; from: number; until: number }

export function isSupported(sentence: string, truth: Truth, locale: Locale): boolean {
  const clauses = readSentence(sentence, locale)
  return clauses !== null && fits(clauses, null, truth)
}

/** `before`: the claim that the clause before was read as; what a clause leaves out is taken from it. */
function fits([clause, ...rest]: readonly Clause[], before: Claim | null, truth: Truth): boolean {
  if (!clause) return true
  return truth.claims.some((claim) => isSaid(clause, claim, before, truth) && fits(rest, claim, truth))
}

function isSaid({ names, moments, numbers, words }: Clause, claim: Claim, before: Claim | null, truth: Truth): boolean {
  if (words === null) return false
  const may = new Set<Word>(claim.may)
  const told = names.map(({ name }) => name)
  const goesOn = before !== null && before.camera === claim.camera
  const carried = new Set<Word>(goesOn || isBlind(before, claim) ? (before?.must ?? []) : [])
  return (
    [...words].every((word) => may.has(word)) &&
    claim.must.every((word) => words.has(word) || (carried.has(word) && isCarriable(word))) &&
    names.every((one) => isNamed(one, claim)) &&
    claim.said.every((name) => told.includes(name) || leftOut(name, claim, before)) &&
    belongs(claim, before, told) &&
    saysNumbers(numbers, claim, before, words) &&
    saysTimes(moments, claim, truth)
  )
}

function isNamed({ name, as }: Named, { names, rule, person }: Claim): boolean {
  if (as === 'by') return name === person
  return as === 'rule' ? name === rule : names.includes(name)
}

const isBlind = (before: Claim | null, claim: Claim) =>
  before?.must.includes('blind') === true && claim.must.includes('blind')
/** A state or a measure is said each time; what somebody does, and that there is no model, may be said once. */
const isCarriable = (word: Word) => word.startsWith('does ') || word === 'blind'

/** What is not named is what was spoken of last. */
function leftOut(name: string, claim: Claim, before: Claim | null): boolean {
  if (before === null) return false
  return (
    (name === claim.camera && before.camera === name) ||
    (name === claim.rule && before.camera === claim.camera && before.rule === name)
  )
}

/** "it was acknowledged" is said of the alert right before. */
function belongs(claim: Claim, before: Claim | null, names: readonly string[]): boolean {
  const isStep = claim.must.some((word) => STATES.has(word))
  if (!isStep || claim.alert === null || names.includes(claim.rule ?? '')) return true
  return before?.alert === claim.alert
}
const STATES: ReadonlySet<Word> = new Set<Word>(['raised', 'acknowledged', 'resolved', 'false_alarm'])

function saysNumbers(
  numbers: Clause['numbers'],
  claim: Claim,
  before: Claim | null,
  words: ReadonlySet<Word>,
): boolean {
  // "12 alerts in total, 3 open": a bare number counts what the one before did.
  const same = before?.number ?? null
  const told = numbers.map(({ value, of }) => ({
    value,
    of: of ?? (same !== null && claim.numbers[same] !== undefined ? same : null),
  }))
  const right = told.every(({ value, of }) => of !== null && claim.numbers[of] === value)
  const counted = told.some(({ of }) => of !== null && OF_SOMEBODY.has(of))
  const complete = claim.number === null || told.some(({ of }) => of === claim.number)
  return right && complete && (!counted || claim.must.every((word) => !word.startsWith('does ') || words.has(word)))
}
const OF_SOMEBODY: ReadonlySet<Counted> = new Set<Counted>(['people', 'track', 'things', 'times'])

function saysTimes(moments: readonly Moment[], { times, time }: Claim, { from, until }: Truth): boolean {
  if (time && moments.length !== times.length) return false
  const several = local(from).day !== local(until - 1).day
  return moments.every(({ clock, day }, i) => {
    const known = times[i]
    if (known === undefined) return false
    const { clock: right, day: on } = local(known)
    // "from 08:00 on 7 Apr to 09:00" is on the same day.
    const meant = day ?? (i > 0 ? (moments[0]?.day ?? null) : null)
    // A span ends at the end of its day.
    const same = clock === right || (i > 0 && clock === '24:00' && right === '00:00' && !several)
    return same && (meant === null ? !several : meant === on)
  })
}

function local(at: number): Moment & { day: string } {
  const iso = new Date(at + ZONE.aheadMs).toISOString()
  return { clock: iso.slice(11, 16), day: iso.slice(5, 10) }
}
