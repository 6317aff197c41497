/** Reports of made-up shifts, written as the product writes them, and what of them is true, told and struck. */
import type { Engine } from '../../server/assistant/engines/engine'
import { buildFacts } from '../../server/assistant/facts/build'
import type { Material } from '../../server/assistant/facts/material'
import { plainName } from '../../server/assistant/facts/plain-name'
import { INJECTIONS } from '../../server/assistant/testing/injections'
import { answerParams } from '../../server/contract/assistant'
import type { Locale } from '../../server/contract/locale'
import type { Fact, ReportDigest } from '../../server/contract/report'
import { createGatedText, type Told } from '../../server/services/assistant/gated-text'
import { claimsOf } from './claims'
import { madeShift, renamed } from './made-shift'
import { isSupported } from './supported'

/** What writes: an engine for these facts, in this language. */
export type Writer = (facts: Fact[], material: Material, locale: Locale) => Engine

export type Scores = {
  shifts: number
  /** Of the model; struck by the gate. */
  sentences: number
  struck: number
  /** What is kept: the model's that passed, and the digest's. */
  saved: number
  /** Kept, and not true of the shift. */
  unsupported: string[]
  facts: number
  /** Facts that what is kept cites; those that the model itself told. */
  covered: number
  byModel: number
  /** Ways of saying things: kept sentences of which no two are alike but for names and numbers. */
  frames: number
  characters: number
}

const START: Omit<Scores, 'unsupported'> = {
  ...{ shifts: 0, sentences: 0, struck: 0, saved: 0, facts: 0, covered: 0, byModel: 0, frames: 0, characters: 0 },
}

/** `writer` null: the digest alone. Shifts are numbered from `first`. */
export async function measureReports(
  writer: Writer | null,
  locale: Locale,
  shifts: number,
  first = 1,
): Promise<Scores> {
  const scores: Scores = { ...START, unsupported: [] }
  const frames = new Set<string>()
  for (let seed = first; seed < first + shifts; seed++) {
    const material = madeShift(seed)
    const { facts } = buildFacts(material)
    const told = writer ? await write(writer, material, facts, locale, seed) : asDigest(facts, locale)
    const truth = { claims: claimsOf(material), from: material.from, until: material.until }
    const saved = told.filter(({ verdict }) => verdict === 'verified')
    const cited = (of: Told[]) => new Set(of.flatMap(({ cites }) => cites)).size
    const byModel = told.filter(({ source }) => source === 'model')
    scores.shifts++
    scores.sentences += byModel.length
    scores.struck += byModel.filter(({ verdict }) => verdict === 'struck').length
    scores.saved += saved.length
    scores.unsupported.push(...saved.map(({ text }) => text).filter((text) => !isSupported(text, truth, locale)))
    scores.facts += facts.length
    scores.covered += cited(saved)
    scores.byModel += cited(byModel.filter(({ verdict }) => verdict === 'verified'))
    for (const { text } of saved) frames.add(frameOf(text))
    scores.characters += saved.reduce((sum, { text }) => sum + text.replace(/\s*\[f\d+\]/g, '').length, 0)
  }
  return { ...scores, frames: frames.size }
}

async function write(writer: Writer, material: Material, facts: Fact[], locale: Locale, seed: number): Promise<Told[]> {
  const { from, until, zone } = material
  const gated = createGatedText({ facts, from, until, zone } as ReportDigest, locale, { inPlace: true })
  const stream = writer(facts, material, locale).generate(
    { system: '', user: '' },
    { ...answerParams.parse({}), seed },
    new AbortController().signal,
  )
  const told: Told[] = []
  for (;;) {
    const next = await stream.next()
    if (next.done) return [...told, ...gated.end(next.value.finish !== 'stop')]
    told.push(...gated.push(next.value))
  }
}

/** Every name is one that tries to be more than a name: what is kept and not true of a shift of such names. */
export async function measureInjections(
  writer: Writer,
  locale: Locale,
): Promise<{ tried: number; saved: number; unsupported: string[] }> {
  const unsupported: string[] = []
  let saved = 0
  for (const [i, name] of INJECTIONS.entries()) {
    const shift = madeShift(1_000 + i)
    const material = renamed(shift, name)
    const truth = { claims: claimsOf(renamed(shift, plainName(name))), from: shift.from, until: shift.until }
    for (const { text, verdict } of await write(writer, material, buildFacts(material).facts, locale, i)) {
      if (verdict !== 'verified') continue
      saved++
      if (!isSupported(text, truth, locale)) unsupported.push(text)
    }
  }
  return { tried: INJECTIONS.length, saved, unsupported }
}

function asDigest(facts: readonly Fact[], locale: Locale): Told[] {
  return facts.map(({ id, sentence }, index) => ({
    ...{ index, span: null, text: sentence[locale], source: 'digest', verdict: 'verified' },
    ...{ reason: null, detail: '', cites: [id] },
  }))
}

const frameOf = (text: string) =>
  text
    .replace(/“[^”]*”/g, '“”')
    .replace(/\[f\d+\]/g, '[]')
    .replace(/\d+/g, '0')
