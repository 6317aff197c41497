'use client'
import { useTranslations } from 'next-intl'
import { Fragment, memo } from 'react'
import { Badge } from '@/components/ui/badge'
import type { Locale } from '@/server/contract/locale'
import type { Fact } from '@/server/contract/report'
import type { ShownSentence } from './answer-state'
import { Citation } from './citation'
import { pieces, withoutCitations } from './plain-text'

/** Without quotes of its own. */
const bare = (detail: string): string => detail.replace(/^[“"「『]|[”"」』]$/g, '')

type Props = { sentence: ShownSentence; facts: ReadonlyMap<string, Fact>; locale: Locale; onOpen: (fact: Fact) => void }

/** One sentence with its chips; struck ones say why. Text alone: nothing in it is markup. */
export const SentenceLine = memo(function SentenceLine({ sentence, facts, locale, onOpen }: Props) {
  const t = useTranslations('reports')
  const { text, struck, source } = sentence
  if (struck) {
    const { reason, detail } = struck
    return (
      <span className="print:hidden">
        <s className="text-muted-foreground decoration-critical/70">{withoutCitations(text)}</s>{' '}
        <Badge variant="critical" className="h-auto max-w-full py-0.5 whitespace-normal">
          {t('struckBecause', { reason: t(`reasons.${reason}`) })}
          {detail && <span className="max-w-40 truncate font-normal">“{bare(detail)}”</span>}
        </Badge>{' '}
      </span>
    )
  }
  return (
    <span>
      {pieces(text).map((piece, i) =>
        'text' in piece ? (
          <Fragment key={i}>{piece.text}</Fragment>
        ) : (
          piece.cites.map((id) => {
            const fact = facts.get(id)
            return fact ? (
              <Citation
                key={`${i}-${id}`}
                fact={fact}
                label={withoutCitations(fact.sentence[locale])}
                onOpen={onOpen}
              />
            ) : null
          })
        ),
      )}
      {source === 'person' && (
        <Badge variant="muted" className="mx-1 print:hidden">
          {t('byHand')}
        </Badge>
      )}
      {locale === 'en' ? ' ' : ''}
    </span>
  )
})
