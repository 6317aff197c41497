'use client'
import { Keyboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Key } from './act-button'
import { DESK_KEYS, type DeskKey, useKeysOn } from './use-desk-keys'

/** What the keys do, below the list; where there is no keyboard it is not shown. */
export function KeyLegend() {
  const t = useTranslations('incidents.keys')
  const [on, setOn] = useKeysOn()
  return (
    <footer className="border-t bg-card px-3 py-1.5 text-[11px] text-muted-foreground max-md:hidden">
      <div className="flex items-center justify-between gap-2">
        <span>{t('title')}</span>
        <Button
          variant="ghost"
          size="sm"
          className="h-7"
          aria-pressed={on}
          title={t('hint')}
          onClick={() => setOn(!on)}
        >
          <Keyboard aria-hidden />
          {t(on ? 'on' : 'off')}
        </Button>
      </div>
      {on && (
        <ul aria-label={t('title')} className="flex flex-wrap gap-x-3 gap-y-1 pb-1">
          {(Object.keys(DESK_KEYS) as DeskKey[]).map((key) => (
            <li key={key} className="flex items-center gap-1">
              <Key>{key.toUpperCase()}</Key>
              <span className="sr-only">{key.toUpperCase()}</span>
              {t(DESK_KEYS[key])}
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}
