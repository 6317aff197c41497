'use client'
/** What a reader does about incidents: one, or those that are ticked. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import type { IncidentAct, IncidentDetail, IncidentView } from '@/server/contract/incident'
import { incidentKeys } from './keys'
import { putIncident } from './use-incident-events'

/** to: with `assign`, whom to; null: nobody any more. */
export type Doing = { act: IncidentAct; to?: string | null; note?: string }
type One = Doing & { incident: Pick<IncidentView, 'id' | 'version'> }
type Many = Doing & { ids: string[] }

/** Of what closes an incident there is a way back. */
const CLOSES: readonly IncidentAct[] = ['resolve', 'false_alarm']

export function useHandle() {
  const t = useTranslations('incidents')
  const errorText = useErrorText()
  const client = useQueryClient()

  function put(changed: IncidentView): void {
    // At once, with its new version: the next step may come before the answer of what is asked anew.
    client.setQueryData<IncidentDetail>(incidentKeys.detail(changed.id), (known) => known && { ...known, ...changed })
    putIncident(client, changed)
  }

  const one = useMutation({
    mutationFn: ({ incident: { id, version }, note, ...doing }: One) =>
      call('POST /api/incidents/{id}/steps', { id, version, ...doing, note: note?.trim() || undefined }),
    onSuccess: (changed, { act }) => {
      put(changed)
      toast.success(act === 'note' ? t('done.note') : t(`done.${act}`, { rule: changed.ruleName }), {
        ...(CLOSES.includes(act) && {
          action: { label: t('done.undo'), onClick: () => one.mutate({ incident: changed, act: 'reopen' }) },
        }),
      })
    },
    onError: (error, { incident }) => {
      toast.error(errorText(error))
      // Somebody else was faster: show what they did.
      void client.invalidateQueries({ queryKey: incidentKeys.detail(incident.id) })
      void client.invalidateQueries({ queryKey: incidentKeys.lists })
    },
  })
  const many = useMutation({
    mutationFn: ({ note, ...doing }: Many) =>
      call('POST /api/incidents/steps', { ...doing, note: note?.trim() || undefined }),
    onSuccess: ({ changed }) => {
      for (const incident of changed) put(incident)
      if (changed.length > 0) toast.success(t('bulk.changed', { count: changed.length }))
    },
    onError: (error) => toast.error(errorText(error)),
  })
  return { one, many }
}
