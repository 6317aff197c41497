/** Text of a model on its way to the reader: each sentence is judged when it ends, and what is missing is told by the digest. Pure. */
import type { Telling } from '../../assistant/facts/moment'
import { tellingOf } from '../../assistant/facts/moment'
import { judge } from '../../assistant/gate/judge'
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
  /** Ids of the facts that the model has told. */
  told(): ReadonlySet<string>
}

/** An end mark, and citations behind it. */
const ENDED = /[.。！？!?](?:\s*[[【][^\]】]*[\]】])*$/

export function evidenceOf({ facts, from, until, zone }: Pick<ReportDigest, 'facts' | 'from' | 'until' | 'zone'>) {
  const telling: Telling = tellingOf(from, until, zone)
  return { facts: new Map(facts.map((fact) => [fact.id, fact] as [string, Fact])), telling }
}

/** @param before facts that an answer before this one has told */
export function createGatedText(
  digest: ReportDigest,
  locale: Locale,
  before: ReadonlySet<string> = new Set(),
): GatedText {
  const evidence = { ...evidenceOf(digest), locale }
  const splitter = createSentences()
  const told = new Set(before)
  let index = 0

  function judged({ text, from, to }: Sentence): Told {
    const found = judge(text, evidence)
    const struck = found.verdict === 'struck' ? { reason: found.reason, detail: found.detail.slice(0, 200) } : null
    if (!struck) for (const id of found.cites) told.add(id)
    return {
      ...{ index: index++, span: { from, to }, text, source: 'model', verdict: found.verdict, cites: found.cites },
      ...(struck ?? { reason: null, detail: '' }),
    }
  }

  return {
    told: () => told,
    push: (piece) => splitter.push(piece).map(judged),
    end(cut) {
      const rest = splitter.end()
      const last = cut && !ENDED.test(rest.at(-1)?.text ?? '.') ? rest.pop() : undefined
      const all = rest.map(judged)
      if (last) {
        const { text, from, to } = last
        all.push({
          ...{ index: index++, span: { from, to }, text, source: 'model', verdict: 'struck', cites: [] },
          ...{ reason: 'incomplete', detail: '' },
        })
      }
      const missing = digest.facts.filter(({ id, required }) => required && !told.has(id))
      return [
        ...all,
        ...missing.map(
          ({ id, sentence }): Told => ({
            ...{ index: index++, span: null, text: sentence[locale], source: 'digest', verdict: 'verified' },
            ...{ reason: null, detail: '', cites: [id] },
          }),
        ),
      ]
    },
  }
}
