'use client'
import { BellOff, BellRing, Send, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { ApiError } from '@/components/lib/api-error'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useTest } from '@/components/notices/use-test'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { OwnNoticesView } from '@/server/contract/notices'
import { FIRST_WISHES } from './first-wishes'
import { ownHash, type PushState, pushState, turnOff, turnOn } from './push-here'

type Props = { view: OwnNoticesView; label: string; onChanged: () => Promise<void> }

/** Push in this browser, and the others that one has turned on. */
export function BrowsersCard({ view: { settings, browsers, pushKey }, label, onChanged }: Props) {
  const t = useTranslations('notices.own')
  const notices = useTranslations('notices')
  const locale = useLocale()
  const errorText = useErrorText()
  const [state, setState] = useState<PushState | null>(null)
  const [here, setHere] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const { testing, test } = useTest(() => void onChanged())

  useEffect(() => {
    let gone = false
    void Promise.all([pushState(browsers.map(({ hash }) => hash)), ownHash()]).then(([now, hash]) => {
      if (gone) return
      setState(now)
      setHere(hash)
    })
    return () => {
      gone = true
    }
  }, [browsers])

  async function act(what: string, work: () => Promise<void>): Promise<void> {
    setBusy(what)
    try {
      await work()
      await onChanged()
    } catch (error) {
      if (error instanceof ApiError) toast.error(errorText(error))
      else if (error instanceof DOMException && error.name === 'NotAllowedError') setState('denied')
      else toast.error(t('here.failed'))
    } finally {
      setBusy(null)
    }
  }
  async function begin(): Promise<void> {
    await turnOn(pushKey)
    // Whoever turns it on wants to be told, whatever else is set later.
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (!settings) await call('PUT /api/account/notices', { ...FIRST_WISHES, timeZone, locale })
  }
  const remove = (id: string, hash: string) =>
    act(id, async () => {
      await call('DELETE /api/account/notices/browsers/{id}', { id })
      if (hash === here) await turnOff()
    })

  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60 space-y-0.5">
          <CardTitle>{label}</CardTitle>
          <CardDescription>{t('here.text')}</CardDescription>
        </div>
        {state === 'off' && (
          <Button busy={busy === 'on'} onClick={() => void act('on', begin)}>
            {busy !== 'on' && <BellRing aria-hidden />}
            {t('here.on')}
          </Button>
        )}
        {state === 'on' && (
          <Badge variant="success">
            <BellRing aria-hidden />
            {t('here.isOn')}
          </Badge>
        )}
      </CardHeader>
      {(state === 'unsupported' || state === 'insecure' || state === 'phone' || state === 'denied') && (
        <CardContent>
          <Callout kind={state === 'denied' ? 'warning' : 'info'}>{t(`here.${state}`)}</Callout>
        </CardContent>
      )}
      {browsers.length > 0 && (
        <ul aria-label={t('browsers.title')} className="divide-y border-t">
          {browsers.map(({ id, agent, hash, createdAt }) => (
            <li key={id} className="flex items-center gap-2 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="flex items-center gap-2">
                  <span className="truncate font-medium">{agent || t('browsers.unknown')}</span>
                  {hash === here && <Badge variant="muted">{t('browsers.this')}</Badge>}
                </p>
                <p className="text-xs text-muted-foreground">
                  {t('browsers.since')} <Time at={createdAt} />
                </p>
              </div>
              <Button
                variant="outline"
                size="sm"
                busy={testing === id}
                aria-label={`${notices('test')}: ${agent}`}
                onClick={() => void test(id, () => call('POST /api/account/notices/test', { browserId: id }))}
              >
                {testing !== id && <Send aria-hidden />}
                <span className="max-sm:sr-only">{notices('test')}</span>
              </Button>
              <Button
                variant="ghost"
                size="icon-sm"
                busy={busy === id}
                aria-label={`${hash === here ? t('here.off') : t('browsers.remove')}: ${agent}`}
                onClick={() => void remove(id, hash)}
              >
                {busy !== id && (hash === here ? <BellOff aria-hidden /> : <Trash2 aria-hidden />)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
