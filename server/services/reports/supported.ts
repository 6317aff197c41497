/** Whether sentences that are said to be from the model or the digest are what the facts say. Pure. */
import { judge } from '../../assistant/gate/judge'
import type { Locale } from '../../contract/locale'
import type { ReportDigest, ReportSentence } from '../../contract/report'
import { AppError } from '../../errors'
import { evidenceOf } from '../assistant/gated-text'

/**
 * With what each one cites, as the gate reads it. What a person wrote stays as it is and is known as that.
 * Throws report_unsupported.
 */
export function requireSupported(
  digest: ReportDigest,
  locale: Locale,
  sentences: readonly ReportSentence[],
): ReportSentence[] {
  const evidence = { ...evidenceOf(digest), locale }
  return sentences.map((sentence) => {
    if (sentence.source === 'person')
      return { ...sentence, cites: sentence.cites.filter((id) => evidence.facts.has(id)) }
    const found = judge(sentence.text, evidence)
    if (found.verdict === 'struck') throw new AppError('report_unsupported', found.reason)
    return { ...sentence, cites: found.cites }
  })
}
