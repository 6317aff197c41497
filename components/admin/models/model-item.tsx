'use client'
import { Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { rowControl } from '@/components/lib/row-focus'
import { useErrorText } from '@/components/lib/use-error-text'
import { useSizeText } from '@/components/lib/use-size-text'
import { Badge } from '@/components/ui/badge'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { labelName } from '@/server/contract/label-names'
import type { ModelView } from '@/server/contract/model'
import { useModelName } from './use-model-name'

/** One model: what it is, what it names, or why it cannot be used. */
export function ModelItem({ model, onDelete }: { model: ModelView; onDelete: () => void }) {
  const t = useTranslations('models')
  const behaviours = useTranslations('common.behaviours')
  const common = useTranslations('common')
  const locale = useLocale()
  const errorText = useErrorText()
  const name = useModelName()(model)
  const sizeText = useSizeText()
  const facts = [
    model.task && t(`tasks.${model.task}`),
    model.layout,
    model.inputWidth && `${model.inputWidth}×${model.inputHeight}`,
    sizeText(model.sizeBytes),
  ].filter(Boolean)
  const mapped = Object.entries(model.behaviours)
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1 space-y-1.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h2 className="min-w-0 font-medium break-words">{name}</h2>
          <Badge variant={model.error ? 'critical' : 'success'}>{t(model.error ? 'unusable' : 'usable')}</Badge>
          {model.shipped && <Badge variant="outline">{t('shipped')}</Badge>}
        </div>
        <p className="text-xs text-muted-foreground">{facts.join(' · ')}</p>
        {model.error && (
          <Callout kind="critical" title={errorText(model.error)}>
            {model.detail && (
              <p className="mt-1 text-xs text-muted-foreground">
                {t('detail')}: <code className="font-mono break-all">{model.detail}</code>
              </p>
            )}
          </Callout>
        )}
        {mapped.length > 0 && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
            {t('suggested')}:
            {mapped.map(([label, code]) => (
              <span key={label} className="inline-flex items-center gap-1.5">
                <span className="text-foreground">{labelName(label, locale)}</span>
                <BehaviourDot code={code} />
                {behaviours(code)}
              </span>
            ))}
          </p>
        )}
        {(model.labels.length > 0 || model.licence || model.origin) && (
          <details className="text-xs text-muted-foreground">
            <summary className="w-fit rounded-sm hover:text-foreground">
              {[
                model.labels.length > 0 && t('labelCount', { count: model.labels.length }),
                model.licence && t('licence', { licence: model.licence }),
              ]
                .filter(Boolean)
                .join(' · ')}
              <span className="sr-only">: {name}</span>
            </summary>
            <div className="mt-2 space-y-2">
              <ul className="flex flex-wrap gap-1">
                {model.labels.map((label) => (
                  <li key={label} title={label} className="rounded-sm bg-muted px-1.5 py-0.5 text-foreground">
                    {labelName(label, locale)}
                  </li>
                ))}
              </ul>
              {model.origin && <p className="break-words">{t('origin', { origin: model.origin })}</p>}
            </div>
          </details>
        )}
      </div>
      {!model.shipped && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`${common('delete')}: ${name}`}
          {...rowControl(model.id)}
          onClick={onDelete}
        >
          <Trash2 aria-hidden />
        </Button>
      )}
    </li>
  )
}
