'use client'
/** What buttons and keys of the desk do: with the incident that is open, or with those that are ticked. */
import { useCallback, useRef, useState } from 'react'
import type { IncidentAct, IncidentDetail, IncidentView } from '@/server/contract/incident'
import { focusIncident } from './incident-list'
import { neighbour, nextOpen } from './next-open'
import { useDeskKeys, useKeysOn } from './use-desk-keys'
import { type Doing, useHandle } from './use-handle'
import type { useTicks } from './use-ticks'

/** After these the work goes on with the next one. */
const DONE_WITH: readonly IncidentAct[] = ['resolve', 'false_alarm']
/** The list and what is open are two pages: each begins at its top. */
const NARROW = '(width < 48rem)'

type Props = {
  me: string
  /** The list. */
  incidents: readonly IncidentView[]
  /** The one that is chosen, and what is known of it. */
  id: string | null
  incident: IncidentDetail | undefined
  select: (id: string | null) => void
  ticks: Pick<ReturnType<typeof useTicks>, 'ticked' | 'tick' | 'clear'>
}

export function useDeskActions({ me, incidents, id, incident, select, ticks: { ticked, tick, clear } }: Props) {
  const { one, many } = useHandle()
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({})
  const [unchanged, setUnchanged] = useState<{ id: string; code: string; name: string }[]>([])
  const noteRef = useRef<HTMLTextAreaElement>(null)
  const titleRef = useRef<HTMLHeadingElement>(null)
  const wantsFocus = useRef(false)
  const [keysOn] = useKeysOn()

  const setNote = (of: string, note: string) => setNotes((before) => ({ ...before, [of]: note }))
  const open = useCallback(
    (next: string) => {
      select(next)
      if (window.matchMedia(NARROW).matches) window.scrollTo(0, 0)
    },
    [select],
  )
  function go(next: string | null): void {
    if (next === null) return
    open(next)
    focusIncident(next)
  }

  /** @param from where the focus goes on: at the row (keys), or at what is shown (buttons) */
  function actOnOne(doing: Doing, from: 'row' | 'pane'): void {
    if (!incident || one.isPending) return
    // Before it leaves the list.
    const next = DONE_WITH.includes(doing.act) ? nextOpen(incidents, incident.id, new Set()) : null
    one.mutate(
      { ...doing, note: notes[incident.id], incident },
      {
        onSuccess: () => {
          setNote(incident.id, '')
          if (from === 'row') return go(next)
          if (!next) return titleRef.current?.focus()
          wantsFocus.current = true
          open(next)
        },
      },
    )
  }

  function actOnTicked(doing: Doing): void {
    if (many.isPending) return
    const names = new Map(incidents.map((each) => [each.id, `${each.ruleName}, ${each.cameraName}`]))
    const next = id !== null && ticked.has(id) && DONE_WITH.includes(doing.act) ? nextOpen(incidents, id, ticked) : null
    many.mutate(
      { ...doing, ids: [...ticked] },
      {
        onSuccess: (result) => {
          setUnchanged(result.unchanged.map((each) => ({ ...each, name: names.get(each.id) ?? '' })))
          clear()
          if (next) open(next)
        },
      },
    )
  }

  const act = (doing: Doing) => (ticked.size > 0 ? actOnTicked(doing) : actOnOne(doing, 'row'))
  useDeskKeys(
    {
      next: () => go(neighbour(incidents, id, 1)),
      previous: () => go(neighbour(incidents, id, -1)),
      nextOpen: () => go(nextOpen(incidents, id, new Set())),
      acknowledge: () => act({ act: 'acknowledge' }),
      take: () => act({ act: 'assign', to: me }),
      resolve: () => act({ act: 'resolve' }),
      falseAlarm: () => act({ act: 'false_alarm' }),
      note: () => noteRef.current?.focus(),
      tick: () => id !== null && tick(id, !ticked.has(id)),
    },
    keysOn,
  )

  return {
    open,
    actOnTicked,
    actOnOne,
    pendingOne: one.isPending ? one.variables.act : null,
    pendingMany: many.isPending ? many.variables.act : null,
    noteOf: (of: string) => notes[of] ?? '',
    setNote,
    unchanged,
    forgetUnchanged: () => setUnchanged([]),
    refs: { noteRef, titleRef, wantsFocus },
  }
}
