/** Text of a model on its way to the reader: each sentence is judged when it ends, and what is missing is told by the digest. Pure. */
import type { Telling } from '../../assistant/facts/moment'
import { tellingOf } from '../../assistant/facts/moment'
import { type Evidence, judge } from '../../assistant/gate/judge'
import { createSentences, type Sentence } from '../../assistant/gate/sentences'
import type { AnswerSentence } from '../../contract/assistant'
import type { Locale } from '../../contract/locale'
import type { Fact, ReportDigest } from '../../contract/report'

/** A sentence without the answer's own numbering. */
export type Told = Omit<AnswerSentence, 'type' | 'id' | 'seq'>

export type GatedText = {
  /** What is a whole sentence now. */
  push(piece: string): Told[]
  /** The rest, then what has to be told and was not. `cut`: the text was stopped; what it left unfinished is no sentence. */
  end(cut: boolean): Told[]
  /** Ids of the facts that the text has told; not those that the digest added at its end. */
  told(): ReadonlySet<string>
}

/** An end mark, and citations behind it. */
const ENDED = /[.。！？!?](?:\s*[[【][^\]】]*[\]】])*$/

export function evidenceOf({ facts, from, until, zone }: Pick<ReportDigest, 'facts' | 'from' | 'until' | 'zone'>) {
  const telling: Telling = tellingOf(from, until, zone)
  return { facts: new Map(facts.map((fact) => [fact.id, fact] as [string, Fact])), telling }
}

export type GatedTextOptions = {
  /** Facts that an answer before this one has told. */
  before?: ReadonlySet<string>
  /** What a struck sentence was about the digest tells right behind it: for a writer that comes back to nothing. */
  inPlace?: boolean
}

export function createGatedText(digest: ReportDigest, locale: Locale, options: GatedTextOptions = {}): GatedText {
  const required = digest.facts.flatMap((fact) => (fact.required ? fact.id : []))
  return createGate({ ...evidenceOf(digest), locale }, () => required, options)
}

/**
 * @param evidence facts may be added while the text goes on
 * @param toTell ids of what has to be told at the end, by what was told
 */
export function createGate(
  evidence: Evidence,
  toTell: (told: ReadonlySet<string>) => readonly string[],
  { before = new Set(), inPlace = false }: GatedTextOptions = {},
): GatedText {
  const splitter = createSentences()
  const told = new Set(before)
  let index = 0

  function judged({ text, from, to }: Sentence): Told[] {
    const { cites, ...found } = judge(text, evidence)
    const said = { index: index++, span: { from, to }, text, source: 'model' as const, cites }
    if (found.verdict === 'verified') {
      for (const id of cites) told.add(id)
      return [{ ...said, verdict: 'verified', reason: null, detail: '' }]
    }
    const struck: Told = { ...said, verdict: 'struck', reason: found.reason, detail: found.detail.slice(0, 200) }
    const instead = inPlace ? byDigest(cites) : []
    for (const { cites: ids } of instead) for (const id of ids) told.add(id)
    return [struck, ...instead]
  }

  /** Those that are not told yet. */
  function byDigest(ids: readonly string[]): Told[] {
    return [...evidence.facts.values()]
      .filter(({ id }) => ids.includes(id) && !told.has(id))
      .map(({ id, sentence }) => ({
        ...{ index: index++, span: null, text: sentence[evidence.locale], source: 'digest', verdict: 'verified' },
        ...{ reason: null, detail: '', cites: [id] },
      }))
  }

  return {
    told: () => told,
    push: (piece) => splitter.push(piece).flatMap(judged),
    end(cut) {
      const rest = splitter.end()
      const last = cut && !ENDED.test(rest.at(-1)?.text ?? '.') ? rest.pop() : undefined
      const all = rest.flatMap(judged)
      if (last) {
        const { text, from, to } = last
        all.push({
          ...{ index: index++, span: { from, to }, text, source: 'model', verdict: 'struck', cites: [] },
          ...{ reason: 'incomplete', detail: '' },
        })
      }
      return [...all, ...byDigest(toTell(told))]
    },
  }
}
