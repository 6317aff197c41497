'use client'
import { Check, CircleSlash, Eye, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { type IncidentAct, type IncidentDetail, isOpen } from '@/server/contract/incident'
import { atLeast } from '@/server/contract/user'
import { ActButton } from './act-button'
import { AssignMenu } from './assign-menu'
import type { Doing } from './use-handle'

const NOTE_MAX = 500

type Props = {
  incident: IncidentDetail
  me: string
  /** The step that is on its way. */
  pending: IncidentAct | null
  note: string
  setNote: (note: string) => void
  noteRef: RefObject<HTMLTextAreaElement | null>
  onAct: (doing: Doing) => void
}

/** What can be done with an incident in its present state, with a note if one likes. */
export function ActCard({ incident, me, pending, note, setNote, noteRef, onAct }: Props) {
  const t = useTranslations('incidents.act')
  if (!atLeast(incident.may, 'operator')) return <p className="text-[13px] text-muted-foreground">{t('viewer')}</p>
  const act = (doing: Doing) => () => onAct(doing)
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2 max-sm:grid max-sm:grid-cols-2 max-sm:[&_button]:h-11">
        {incident.state === 'new' && (
          <ActButton shortcut="A" busy={pending === 'acknowledge'} onClick={act({ act: 'acknowledge' })}>
            <Eye aria-hidden />
            {t('acknowledge')}
          </ActButton>
        )}
        {isOpen(incident.state) ? (
          <>
            <AssignMenu
              incident={incident}
              me={me}
              busy={pending === 'assign'}
              onAssign={(to) => act({ act: 'assign', to })()}
            />
            <ActButton variant="secondary" shortcut="R" busy={pending === 'resolve'} onClick={act({ act: 'resolve' })}>
              <Check aria-hidden />
              {t('resolve')}
            </ActButton>
            <ActButton
              variant="outline"
              shortcut="F"
              busy={pending === 'false_alarm'}
              onClick={act({ act: 'false_alarm' })}
            >
              <CircleSlash aria-hidden />
              {t('falseAlarm')}
            </ActButton>
          </>
        ) : (
          <Button variant="outline" busy={pending === 'reopen'} onClick={act({ act: 'reopen' })}>
            <RotateCcw aria-hidden />
            {t('reopen')}
          </Button>
        )}
      </div>
      <div className="flex items-end gap-2">
        <Field label={t('note')} aside={t('noteHint')} className="flex-1">
          {(control) => (
            <Textarea
              {...control}
              ref={noteRef}
              rows={1}
              className="min-h-9 py-1.5 max-sm:min-h-11"
              maxLength={NOTE_MAX}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <Button
          variant="outline"
          className="max-sm:h-11"
          busy={pending === 'note'}
          disabled={note.trim() === ''}
          onClick={act({ act: 'note' })}
        >
          {t('addNote')}
        </Button>
      </div>
    </section>
  )
}
