'use client'
import type { UseMutationResult } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { RadioGroup } from 'radix-ui'
import { useEffect, useId } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Spinner } from '@/components/ui/spinner'
import type { FoundCamera } from '@/server/contract/onvif'

type Props = {
  look: UseMutationResult<FoundCamera[], Error, void>
  /** Address of the one that is chosen. */
  chosen: string
  onChoose: (address: string) => void
}

/** What the network answers, looked for as soon as it is shown. */
export function FoundCameras({ look, chosen, onChoose }: Props) {
  const t = useTranslations('admin.cameras.find')
  const errorText = useErrorText()
  const label = useId()
  const { mutate, isPending, data, error } = look
  useEffect(() => mutate(), [mutate])
  return (
    <section aria-labelledby={label} className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h3 id={label} className="text-[13px] font-medium">
          {t('found')}
        </h3>
        <Button variant="ghost" size="sm" disabled={isPending} onClick={() => mutate()}>
          <RefreshCw aria-hidden />
          {t('again')}
        </Button>
      </div>
      <div aria-live="polite">
        {isPending ? (
          <p className="flex items-center gap-2 py-2 text-sm text-muted-foreground">
            <Spinner />
            {t('looking')}
          </p>
        ) : error ? (
          <Callout kind="critical">{errorText(error)}</Callout>
        ) : data?.length === 0 ? (
          <p className="py-2 text-sm text-pretty text-muted-foreground">{t('none')}</p>
        ) : (
          data && (
            <RadioGroup.Root
              aria-labelledby={label}
              value={chosen}
              onValueChange={onChoose}
              className="max-h-56 divide-y overflow-y-auto rounded-md border"
            >
              {data.map(({ name, model, address }) => (
                <RadioGroup.Item
                  key={address}
                  value={address}
                  className="flex min-h-11 w-full items-baseline justify-between gap-3 px-3 py-2 text-left hover:bg-accent/60 data-[state=checked]:bg-accent"
                >
                  <span className="min-w-0 truncate text-sm font-medium">{name || model || t('unnamed')}</span>
                  <span className="min-w-0 truncate text-xs text-muted-foreground">
                    {[name && model, new URL(address).host].filter(Boolean).join(' · ')}
                  </span>
                </RadioGroup.Item>
              ))}
            </RadioGroup.Root>
          )
        )}
      </div>
    </section>
  )
}
