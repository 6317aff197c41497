'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ASSISTANT_LIMITS, type Questions } from '@/server/contract/assistant'

type Props = {
  /** It was seen to look things up. */
  tools: boolean
  /** Of a file, by what it says of itself. */
  questions: Questions
}

/** Whether the model that is set answers questions: it has to look things up. */
export function ToolsCard({ tools, questions }: Props) {
  const t = useTranslations('assistant.tools')
  const errorText = useErrorText()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState<boolean | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const known = tried ?? tools

  async function test(): Promise<void> {
    setBusy(true)
    setTried(null)
    setFailure(null)
    try {
      setTried((await call('POST /api/assistant/tools', {})).tools)
      router.refresh()
    } catch (error) {
      setFailure(errorText(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('text')}</CardDescription>
      </CardHeader>
      <CardContent className="space-y-3">
        {questions !== 'possible' && (
          <Callout kind="info">{t(`cannot.${questions}`, { tokens: ASSISTANT_LIMITS.askContextTokens })}</Callout>
        )}
        {failure && <Callout kind="critical">{failure}</Callout>}
        {!failure && known && <Callout kind="success">{t('yes')}</Callout>}
        {!failure && !known && tried === false && <Callout kind="warning">{t('no')}</Callout>}
        <Button variant="outline" busy={busy} disabled={questions !== 'possible'} onClick={() => void test()}>
          {t('test')}
        </Button>
      </CardContent>
    </Card>
  )
}
