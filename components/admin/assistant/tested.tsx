'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { AssistantTestReply } from '@/server/contract/assistant'

type Props = { reply: AssistantTestReply; onChoose?: (model: string) => void }

/** What a test found: which models, and how quickly one writes. */
export function Tested({ reply, onChoose }: Props) {
  const t = useTranslations('assistant.tested')
  const { models, speed } = reply
  return (
    <Callout kind="success" title={t('reached', { count: models.length })}>
      {speed && (
        <>
          <p>
            {t('ttft', { ms: speed.ttft_ms })}
            {speed.tokens_per_s !== null && ` · ${t('speed', { speed: Math.round(speed.tokens_per_s) })}`}
          </p>
          <p className="text-xs break-words text-muted-foreground">“{speed.text}”</p>
        </>
      )}
      <ul className="mt-1.5 flex max-h-32 flex-wrap gap-1.5 overflow-y-auto">
        {models.map(({ id, contextTokens }) => {
          const context = contextTokens !== null && (
            <span className="text-xs text-muted-foreground">{t('context', { tokens: contextTokens })}</span>
          )
          return (
            <li key={id}>
              {onChoose ? (
                <Button variant="outline" size="sm" onClick={() => onChoose(id)}>
                  {id}
                  {context}
                </Button>
              ) : (
                <span className="inline-flex items-baseline gap-1.5">
                  {id}
                  {context}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Callout>
  )
}
