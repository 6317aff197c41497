'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Check, Link2, MonitorPlay } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import { toast } from 'sonner'
import { AlertFacts } from '@/components/alerts/alert-facts'
import { EvidenceFigure } from '@/components/alerts/evidence'
import { alertKeys } from '@/components/alerts/keys'
import { EvidenceTabs } from '@/components/clips/evidence-tabs'
import { call } from '@/components/lib/call'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { Skeleton } from '@/components/ui/skeleton'
import type { ClipState } from '@/server/contract/clip'
import type { IncidentAct, IncidentDetail } from '@/server/contract/incident'
import { ActCard } from './act-card'
import { Firings } from './firings'
import { IncidentTimeline } from './incident-timeline'
import { IncidentBadge } from './state-badge'
import type { Doing } from './use-handle'

type Props = {
  incident: IncidentDetail
  /** The firing that a link led to; null: the newest. */
  alertId: string | null
  me: string
  pending: IncidentAct | null
  note: string
  setNote: (note: string) => void
  noteRef: RefObject<HTMLTextAreaElement | null>
  titleRef: RefObject<HTMLHeadingElement | null>
  /** True: the keyboard's focus goes to the title, once: what had it is gone. */
  wantsFocus: RefObject<boolean>
  /** To the list, where there is no room for both. */
  back: { href: string; go: () => void }
  onAct: (doing: Doing) => void
}

/** One incident: what can be done, the evidence, and what happened. */
export function IncidentPane({ incident, alertId, titleRef, wantsFocus, back, ...acting }: Props) {
  const t = useTranslations('incidents')
  const [chosen, setChosen] = useState<string | null>(alertId)
  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    titleRef.current?.focus()
  }, [titleRef, wantsFocus])
  const shown = incident.alerts.find(({ id }) => id === chosen) ?? incident.latest ?? incident.alerts[0]
  return (
    <article className="flex flex-col gap-4 p-3 md:p-4 xl:p-5">
      <header className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <Button asChild variant="ghost" size="icon-sm" className="-ml-1 max-sm:size-11 md:hidden">
          <a
            href={back.href}
            aria-label={t('back')}
            onClick={(event) => {
              event.preventDefault()
              back.go()
            }}
          >
            <ArrowLeft aria-hidden />
          </a>
        </Button>
        <div className="min-w-0 flex-1 basis-56">
          <h1 ref={titleRef} tabIndex={-1} className="text-lg leading-tight font-semibold tracking-tight break-words">
            {incident.ruleName}
          </h1>
          <p className="mt-1 text-[13px] break-words text-muted-foreground">
            {[incident.cameraName, incident.cameraPlace, incident.lesson].filter(Boolean).join(' · ')}
            {incident.count > 1 && ` · ${t('times', { count: incident.count })}`}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <SeverityBadge severity={incident.severity} />
          <IncidentBadge incident={incident} />
          <CopyLink id={incident.id} />
          {incident.cameraId && (
            <Button asChild variant="outline" size="icon-sm" className="max-sm:size-11">
              <Link
                href={`/live/${encodeURIComponent(incident.cameraId)}`}
                aria-label={t('openCamera')}
                title={t('openCamera')}
              >
                <MonitorPlay aria-hidden />
              </Link>
            </Button>
          )}
        </div>
      </header>
      <ActCard incident={incident} {...acting} />
      <div className="grid items-start gap-4 2xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {shown && <Evidence id={shown.id} may={incident.may} />}
          {incident.alerts.length > 1 && <Firings alerts={incident.alerts} shown={shown?.id} onShow={setChosen} />}
        </div>
        <div className="grid min-w-0 items-start gap-4 xl:max-2xl:grid-cols-2">
          <Card>
            <CardHeader>
              <CardTitle>{t('timeline.title')}</CardTitle>
            </CardHeader>
            <CardContent>
              <IncidentTimeline incident={incident} />
            </CardContent>
          </Card>
          {shown && <AlertFacts alert={shown} />}
        </div>
      </div>
    </article>
  )
}

/** How often a clip that is on its way is asked about. */
const CLIP_LOOK_MS = 2_000

/** The picture and the clip of one firing, with what was found in them. */
function Evidence({ id, may }: { id: string; may: IncidentDetail['may'] }) {
  const { data } = useQuery({
    queryKey: alertKeys.detail(id),
    queryFn: ({ signal }) => call('GET /api/alerts/{id}', { id }, signal),
    // What was found is never another; only its picture can be taken away.
    staleTime: 60_000,
    // The end of a recording is told to nobody.
    refetchInterval: ({ state }) => (isUnderWay(state.data?.clip?.state) ? CLIP_LOOK_MS : false),
  })
  if (!data) return <Skeleton className="aspect-video w-full" />
  return (
    <EvidenceTabs key={id} alert={data} may={may}>
      <EvidenceFigure alert={data} />
    </EvidenceTabs>
  )
}

const isUnderWay = (state: ClipState | undefined) => state === 'recording' || state === 'preparing'

const SHOWN_MS = 2_000

/** The address of this incident, without the reader's filter. */
function CopyLink({ id }: { id: string }) {
  const t = useTranslations('incidents')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${window.location.origin}/incidents/${encodeURIComponent(id)}`)
      setCopied(true)
    } catch {
      // Where the browser forbids it (plain http), the address bar has it.
      toast.info(t('copyFailed'))
    }
  }
  const Icon = copied ? Check : Link2
  const label = t(copied ? 'linkCopied' : 'copyLink')
  return (
    <Button
      variant="outline"
      size="icon-sm"
      className="max-sm:size-11"
      aria-label={label}
      title={label}
      onClick={() => void copy()}
    >
      <Icon aria-hidden />
    </Button>
  )
}
