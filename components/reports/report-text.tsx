'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Locale } from '@/server/contract/locale'
import type { Fact } from '@/server/contract/report'
import { type ShownSentence, textAndRest } from './answer-state'
import { FactDialog, type KeptEvidence } from './fact-dialog'
import { SentenceLine } from './sentence-line'

type Props = {
  sentences: readonly ShownSentence[]
  facts: readonly Fact[]
  locale: Locale
  /** In which times are told. */
  zone: string
  /** Said before what stands in place of the model's words. */
  insteadText?: string
  /** Of a report that was kept. */
  kept?: KeptEvidence | null
  /** What is said of the sentence that goes on. */
  tail?: string
  writing?: boolean
}

/** A report's sentences. The digest, one fact a sentence, stands as lines; what is written, as text. */
export function ReportText({
  sentences,
  facts,
  locale,
  zone,
  kept = null,
  insteadText,
  tail = '',
  writing = false,
}: Props) {
  const t = useTranslations('reports')
  const byId = useMemo(() => new Map(facts.map((fact) => [fact.id, fact])), [facts])
  const [open, setOpen] = useState<Fact | null>(null)
  const line = (sentence: ShownSentence) => (
    <SentenceLine key={sentence.key} sentence={sentence} facts={byId} locale={locale} onOpen={setOpen} />
  )
  const [written, digest] = textAndRest(sentences, writing)
  return (
    <div lang={locale} aria-busy={writing} className="max-w-3xl space-y-3 text-[15px] leading-7 break-words">
      {(written.length > 0 || tail !== '' || writing) && (
        <p>
          {written.map(line)}
          {tail !== '' && <span className="text-muted-foreground">{tail}</span>}
          {writing && (
            <span aria-hidden className="ml-0.5 inline-block h-4 w-1.5 animate-pulse bg-primary align-[-2px]" />
          )}
        </p>
      )}
      {(written.length > 0 || insteadText) && digest.length > 0 && (
        <p className="text-xs text-muted-foreground">{insteadText ?? t('fromDigest')}</p>
      )}
      {digest.length > 0 && (
        <ul className="list-disc space-y-1 pl-5 text-sm leading-6 marker:text-muted-foreground">
          {digest.map((sentence) => (
            <li key={sentence.key}>{line(sentence)}</li>
          ))}
        </ul>
      )}
      {open && <FactDialog fact={open} locale={locale} zone={zone} kept={kept} onClose={() => setOpen(null)} />}
    </div>
  )
}
