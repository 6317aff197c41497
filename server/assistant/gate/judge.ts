/**
 * The gate: is a sentence what the facts it cites say? Verified, or struck with the first reason found. Each citation
 * answers for the words since the one before it; where it names several facts, the words must be true of every one.
 * What the gate does not understand is struck: it is not for the reader to find out. Pure.
 */
import type { Locale } from '../../contract/locale'
import type { Fact, StruckReason, Unit } from '../../contract/report'
import type { Telling } from '../facts/moment'
import { allowedBy, WHOLE_PERIOD } from './allowed'
import { checkMoments } from './check-moments'
import { leftOut, unitLeftOut } from './left-out'
import { scan, type Token } from './scan'
import { MAX_SENTENCE } from './sentences'
import { Struck } from './struck'
import type { NameRole, Tag } from './tag'

export type Verdict =
  | { verdict: 'verified'; cites: string[] }
  /** `detail`: the words that are wrong, as they stand there. */
  | { verdict: 'struck'; reason: StruckReason; detail: string; cites: string[] }

export type Evidence = { facts: ReadonlyMap<string, Fact>; telling: Telling; locale: Locale }

type Clause = { tokens: Token[]; facts: Fact[] }

export function judge(sentence: string, evidence: Evidence): Verdict {
  const tokens = scan(sentence, evidence.locale)
  const cites = [...new Set(tokens.flatMap((token) => (token.t === 'cite' ? token.ids : [])))]
  try {
    if (sentence.length >= MAX_SENTENCE) throw new Struck('too_long', '')
    const clauses = clausesOf(tokens, evidence)
    clauses.forEach((clause, i) => {
      checkClause(clause, clauses.slice(0, i), evidence)
    })
    return { verdict: 'verified', cites }
  } catch (error) {
    if (!(error instanceof Struck)) throw error
    return { verdict: 'struck', reason: error.reason, detail: error.detail, cites }
  }
}

function clausesOf(tokens: readonly Token[], { facts }: Evidence): Clause[] {
  const clauses: Clause[] = []
  let open: Token[] = []
  for (const token of tokens) {
    if (token.t !== 'cite') {
      open.push(token)
      continue
    }
    const cited = token.ids.map((id) => {
      const fact = facts.get(id)
      if (!fact) throw new Struck('unknown_citation', id)
      return fact
    })
    const last = clauses.at(-1)
    // [f1][f2] is [f1, f2].
    if (last && open.every(({ t }) => t === 'mark')) last.facts.push(...cited)
    else clauses.push({ tokens: open, facts: cited })
    open = []
  }
  const left = open.find(({ t }) => t !== 'mark')
  if (left || clauses.length === 0) throw new Struck('no_citation', left?.text.trim() ?? '')
  return clauses
}

function checkClause({ tokens, facts }: Clause, earlier: readonly Clause[], evidence: Evidence): void {
  const before = earlier.flatMap((clause) => clause.facts)
  /** What words may be left out for: they stand right before. */
  const last = earlier.at(-1)?.facts ?? []
  const strange = tokens.find(({ t }) => t === 'unknown')
  if (strange) throw new Struck('word', strange.text)
  if (!tokens.some(({ t }) => t !== 'mark')) throw new Struck('incomplete', '')
  checkMeasures(tokens)
  const period = facts.find(({ kind }) => kind === 'period')
  const others = facts.filter((fact) => fact !== period)
  const ambient = period && others.length > 0 && others.every(({ kind }) => WHOLE_PERIOD.has(kind)) ? period : null
  for (const fact of ambient ? others : facts) {
    const about = ambient && fact.at === null ? { ...fact, span: ambient.span } : fact
    checkTags(tokens, about, facts, before)
    checkNames(tokens, about)
    checkNumbers(tokens, about, last)
    checkMoments(tokens, about, evidence.telling)
    checkWhole(tokens, about, last)
  }
  checkLink(facts, before)
}

/** "3 条" counts; "条" by itself is no sentence. */
function checkMeasures(tokens: readonly Token[]): void {
  const spoken = tokens.filter(({ t }) => t !== 'mark')
  spoken.forEach((token, i) => {
    if (token.t !== 'word' || !token.entry.measure) return
    if (spoken[i - 1]?.t !== 'number') throw new Struck('word', token.text)
  })
}

/** A step belongs to the alert that the sentence spoke of before. */
function checkLink(facts: readonly Fact[], before: readonly Fact[]): void {
  const spoken = before.flatMap(({ alertId }) => alertId ?? [])
  for (const { kind, alertId, id } of facts) {
    if (kind === 'step' && spoken.length > 0 && !spoken.includes(alertId ?? '')) throw new Struck('role', `[${id}]`)
  }
}

function tagsOf(tokens: readonly Token[]): { tag: Tag; text: string }[] {
  return tokens.flatMap((token, i) => {
    if (token.t !== 'word' || !token.entry.tag) return []
    const next = tokens.slice(i + 1).find(({ t }) => t !== 'mark')
    const holds = !token.entry.beforeMoment || next?.t === 'time' || next?.t === 'day'
    return holds ? [{ tag: token.entry.tag, text: token.text }] : []
  })
}

function checkTags(tokens: readonly Token[], fact: Fact, together: readonly Fact[], before: readonly Fact[]): void {
  const { tags } = allowedBy(fact)
  for (const { tag, text } of tagsOf(tokens)) {
    if (tag === 'alerts' && together.filter(({ kind }) => kind === 'alert').length > 1) continue
    if (!tags.has(tag)) throw new Struck(reasonOf(tag), text)
    if (tag === 'later' && !comesLater(fact, before)) throw new Struck('order', text)
    if (tag === 'same_camera' && !isSameCamera([...before, ...together])) throw new Struck('claim', text)
  }
}

function reasonOf(tag: Tag): StruckReason {
  if (tag.startsWith('state:')) return 'state'
  if (tag.startsWith('behaviour:') || tag.startsWith('act:')) return 'behaviour'
  return tag === 'range' ? 'time' : 'claim'
}

function comesLater({ at }: Fact, before: readonly Fact[]): boolean {
  const earlier = before.flatMap((fact) => fact.at ?? [])
  return at !== null && earlier.length > 0 && earlier.every((moment) => moment < at)
}

function isSameCamera(facts: readonly Fact[]): boolean {
  const cameras = facts.filter(({ kind }) => kind !== 'period').map(({ cameraId, names }) => cameraId ?? names.camera)
  return cameras.length > 1 && cameras[0] !== undefined && new Set(cameras).size === 1
}

const bare = (token: Token) => token.text.slice(1, -1)

function checkNames(tokens: readonly Token[], { names }: Fact): void {
  const spoken = tokens.filter(({ t }) => t !== 'mark')
  spoken.forEach((token, i) => {
    const last = spoken[i - 1]
    const role = last?.t === 'word' ? last.entry.role : undefined
    const next = spoken[i + 1]
    // "by" is said of persons alone.
    if (token.t === 'word' && token.entry.role === 'person' && next?.t !== 'name') throw new Struck('word', token.text)
    if (token.t !== 'name') return
    const is = (Object.keys(names) as NameRole[]).filter((key) => names[key] === bare(token))
    if (is.length === 0) throw new Struck('name', token.text)
    const wrong = role === undefined ? is.every((key) => key === 'person') : !is.includes(role)
    if (wrong) throw new Struck('role', token.text)
  })
}

function checkNumbers(tokens: readonly Token[], fact: Fact, last: readonly Fact[]): void {
  for (const token of tokens) {
    if (token.t !== 'number') continue
    const unit = token.unit ?? unitLeftOut(fact, last)
    if (unit === null || fact.numbers[unit] !== token.value) throw new Struck('number', token.text)
    if (token.odd !== undefined) throw new Struck('plural', token.odd)
  }
  const ofPeople = tokens.some((token) => token.t === 'number' && token.unit !== null && OF_PEOPLE.has(token.unit))
  const lasted = fact.kind === 'alert' && tokens.some((token) => token.t === 'number' && token.unit === 'seconds')
  if ((ofPeople && !saysWhat(tokens, fact)) || (lasted && !saysHow(tokens, fact))) throw new Struck('incomplete', '')
}

const OF_PEOPLE: ReadonlySet<Unit> = new Set<Unit>(['people', 'track', 'things', 'times'])

/** What lasted for so long on a camera itself. */
function saysHow(tokens: readonly Token[], { claims = [] }: Fact): boolean {
  const said = tagsOf(tokens).map(({ tag }) => tag)
  return claims.every((claim) => said.includes(claim))
}

/** Three who use a phone, or in an area, are not three people who are there. */
function saysWhat(tokens: readonly Token[], { behaviour, act, names }: Fact): boolean {
  const said = tagsOf(tokens).map(({ tag }) => tag)
  const spoken = tokens.filter(({ t }) => t === 'name').map(bare)
  const parts = [names.zone, names.label].filter((name) => name !== undefined)
  return (
    (!behaviour || said.includes(`behaviour:${behaviour}`)) &&
    (!act || said.includes(`act:${act}`)) &&
    parts.every((name) => spoken.includes(name))
  )
}

function checkWhole(tokens: readonly Token[], fact: Fact, last: readonly Fact[]): void {
  const { must, mustUnit, mustNames } = allowedBy(fact)
  const said = new Set(tagsOf(tokens).map(({ tag }) => tag))
  const counts = tokens.flatMap((token) => (token.t === 'number' ? (token.unit ?? unitLeftOut(fact, last)) : []))
  const names = new Set(tokens.filter(({ t }) => t === 'name').map(bare))
  const left = leftOut(fact, last)
  const whole =
    must.every((tag) => said.has(tag) || left.tag(tag, said)) &&
    (mustUnit === null || counts.some((unit) => unit === mustUnit) || (counts.length === 0 && left.count)) &&
    mustNames.every((roles) => roles.some((role) => names.has(fact.names[role] ?? '')) || left.names(roles))
  // Nobody, at a moment, is not nobody.
  const nobody =
    fact.kind === 'alert' &&
    tokens.some((token) => token.t === 'number' && token.unit === 'people' && token.value === 0)
  const timed = tokens.some(({ t }) => t === 'time')
  // Of several gaps "no data" alone says nothing: from when to when, or for how long.
  const which = fact.kind !== 'gap' || timed || counts.includes('minutes')
  if (!whole || !which || (nobody && !timed)) throw new Struck('incomplete', '')
}
