'use client'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { AuditEntry } from '@/server/contract/audit'
import { isAuditVerb } from './audit-verbs'
import { type Difference, difference, isMoment } from './difference'

type Props = {
  entry: AuditEntry
  /** Of cameras and people that there are, by id. */
  names: ReadonlyMap<string, string>
}

/** Who, when, what, in one line; opened, from where and what was changed. */
export function AuditRow({ entry, names }: Props) {
  const t = useTranslations('audit')
  const { at, byName, via, verb } = entry
  return (
    <li>
      <details className="group">
        <summary className="grid cursor-default grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-3 py-2 text-[13px] hover:bg-accent/60 md:grid-cols-[minmax(0,1fr)_minmax(0,11rem)_11rem_auto] [&::-webkit-details-marker]:hidden">
          <p className="min-w-0 truncate">
            <span className="font-medium">{isAuditVerb(verb) ? t(`verbs.${verb}`) : verb}</span>
            <span className="ml-2 text-muted-foreground">{targetName(entry, names)}</span>
          </p>
          <p className="row-start-2 flex min-w-0 items-center gap-1.5 text-muted-foreground max-md:text-xs md:row-start-auto md:text-foreground">
            <span className="truncate">{byName ?? t('system')}</span>
            {via === 'token' && <Badge variant="muted">{t('viaToken')}</Badge>}
            <span aria-hidden className="md:hidden">
              ·
            </span>
            <Time at={at} className="shrink-0 md:hidden" />
          </p>
          <Time at={at} className="whitespace-nowrap text-muted-foreground max-md:hidden" />
          <ChevronRight
            aria-hidden
            className="col-start-2 row-span-2 row-start-1 size-4 text-muted-foreground transition-transform group-open:rotate-90 md:col-start-auto md:row-span-1 md:row-start-auto"
          />
        </summary>
        <Details entry={entry} />
      </details>
    </li>
  )
}

function Details({ entry: { seq, address, verb, target, before, after } }: { entry: AuditEntry }) {
  const t = useTranslations('audit')
  const changes = difference(before, after)
  return (
    <div className="space-y-3 border-t bg-muted/40 px-3 py-3 text-xs">
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        <Fact name={t('entry')}>{seq}</Fact>
        <Fact name={t('verb')}>{verb}</Fact>
        <Fact name={t('target')}>{target}</Fact>
        <Fact name={t('address')}>{address}</Fact>
      </dl>
      {changes.length === 0 ? (
        <p className="text-muted-foreground">{t('noChange')}</p>
      ) : (
        <table className="w-full table-fixed border-collapse text-left">
          <thead className="text-muted-foreground">
            <tr>
              <th className="py-1 pr-3 font-normal">{t('field')}</th>
              <th className="py-1 pr-3 font-normal">{t('before')}</th>
              <th className="py-1 font-normal">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <Change key={change.path} {...change} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Change({ path, before, after }: Difference) {
  const t = useTranslations('audit')
  return (
    <tr className="border-t align-top">
      <th scope="row" className="py-1 pr-3 font-mono font-normal break-words text-muted-foreground">
        {path === '' ? t('whole') : path}
      </th>
      <td className="py-1 pr-3 break-words">
        <Value path={path} text={before} />
      </td>
      <td className="py-1 break-words">
        <Value path={path} text={after} />
      </td>
    </tr>
  )
}

function Value({ path, text }: { path: string; text: string | null }) {
  if (text === null) return null
  return isMoment(path, text) ? <Time at={Number(text)} /> : text
}

function Fact({ name, children }: { name: string; children: string | number }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0 font-mono break-all">{children}</dd>
    </div>
  )
}

/** The name that it has now, or had then; what has neither shows nothing: its id is among the details. */
function targetName({ target, before, after }: AuditEntry, names: Props['names']): string {
  return nameIn(after) ?? nameIn(before) ?? names.get(target.slice(target.indexOf(':') + 1)) ?? ''
}

function nameIn(view: unknown): string | undefined {
  if (typeof view !== 'object' || view === null || !('name' in view)) return undefined
  return typeof view.name === 'string' ? view.name : undefined
}
