'use client'
import { useTranslations } from 'next-intl'
import { useKindText } from '@/components/jobs/use-kind-text'
import { useErrorText } from '@/components/lib/use-error-text'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import type { FilmView } from '@/server/contract/film'

const VARIANTS: Record<FilmView['state'], BadgeVariant> = {
  receiving: 'info',
  idle: 'default',
  queued: 'muted',
  running: 'info',
  ready: 'success',
  failed: 'critical',
}

export function FilmState({ state }: { state: FilmView['state'] }) {
  const t = useTranslations('films.states')
  return <Badge variant={VARIANTS[state]}>{t(state)}</Badge>
}

/** Why its analysis failed, with the stage. */
export function useFailureText(): (error: NonNullable<FilmView['error']>) => string {
  const errorText = useErrorText()
  const kindText = useKindText()
  return ({ code, stage }) => (stage === null ? errorText(code) : `${kindText('analyse', stage)}: ${errorText(code)}`)
}
