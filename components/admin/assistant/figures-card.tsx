import { useTranslations } from 'next-intl'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import type { AssistantFigures } from '@/server/contract/assistant'

/** How answers went since the server was started. */
export function FiguresCard({ figures }: { figures: AssistantFigures }) {
  const t = useTranslations('assistant.figures')
  const { answers, failed, refused, sentences, struck, ttftP50Ms, ttftP95Ms, tokensPerS } = figures
  const ms = (value: number | null) => (value === null ? '–' : t('ms', { ms: Math.round(value) }))
  const rows: [string, string | number][] = [
    [t('answers'), answers],
    [t('failed'), failed],
    [t('refused'), refused],
    [t('sentences'), sentences],
    [t('struck'), sentences === 0 ? struck : `${struck} (${Math.round((struck / sentences) * 100)}%)`],
    [t('ttftP50'), ms(ttftP50Ms)],
    [t('ttftP95'), ms(ttftP95Ms)],
    [t('speed'), tokensPerS === null ? '–' : t('perSecond', { speed: Math.round(tokensPerS) })],
  ]
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('description')}</CardDescription>
      </CardHeader>
      <CardContent>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt className="text-xs text-muted-foreground">{label}</dt>
              <dd className="font-medium tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </CardContent>
    </Card>
  )
}
