'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { outgoingRanges } from '@/server/contract/notices'

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Which private networks notices may go to. */
export function RangesCard({ initial }: { initial: string[] }) {
  const t = useTranslations('notices.network')
  const common = useTranslations('common')
  const [text, setText] = useState(initial.join('\n'))
  const { form, busy, fields, failure } = useSubmit({
    schema: outgoingRanges,
    value: { ranges: linesOf(text) },
    send: async (wanted) => {
      const { ranges } = await call('PUT /api/notices/ranges', wanted)
      setText(ranges.join('\n'))
      toast.success(common('saved'))
    },
  })
  const wrong = Object.entries(fields).find(([path]) => path.startsWith('ranges'))
  const line = wrong && linesOf(text)[Number(wrong[0].split('.')[1])]
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('description')}</CardDescription>
      </CardHeader>
      <CardContent>
        <form {...form} className="space-y-4">
          {failure && <Callout kind="critical">{failure}</Callout>}
          <Field label={t('ranges')} hint={t('hint')} error={wrong && [line, wrong[1]].filter(Boolean).join(': ')}>
            {(control) => (
              <Textarea
                {...control}
                spellCheck={false}
                className="font-mono text-[13px]"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <Button type="submit" busy={busy}>
            {common('save')}
          </Button>
        </form>
      </CardContent>
    </Card>
  )
}
