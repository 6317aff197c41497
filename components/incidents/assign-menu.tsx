'use client'
import { useQuery } from '@tanstack/react-query'
import { UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import type { IncidentView } from '@/server/contract/incident'
import { Key } from './act-button'
import { incidentKeys } from './keys'
import { useKeysOn } from './use-desk-keys'

type Props = {
  incident: Pick<IncidentView, 'id' | 'state' | 'assignee'>
  me: string
  busy: boolean
  onAssign: (to: string | null) => void
}

/** Gives an incident to somebody who may handle it: oneself first. */
export function AssignMenu({ incident: { id, state, assignee }, me, busy, onAssign }: Props) {
  const t = useTranslations('incidents.act')
  const common = useTranslations('common')
  const [keys] = useKeysOn()
  const [open, setOpen] = useState(false)
  const people = useQuery({
    queryKey: incidentKeys.assignable(id),
    queryFn: ({ signal }) => call('GET /api/incidents/{id}/assignable', { id }, signal),
    enabled: open,
  })
  const others = people.data?.filter((person) => person.id !== me && person.id !== assignee?.id) ?? []
  return (
    <DropdownMenu open={open} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" busy={busy}>
          <UserRound aria-hidden />
          {t('assign')}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-80 min-w-48 overflow-y-auto">
        {assignee?.id !== me && (
          <DropdownMenuItem onSelect={() => onAssign(me)}>
            {t('take')}
            {keys && (
              <span className="ml-auto">
                <Key>M</Key>
              </span>
            )}
          </DropdownMenuItem>
        )}
        {state === 'assigned' && <DropdownMenuItem onSelect={() => onAssign(null)}>{t('release')}</DropdownMenuItem>}
        <DropdownMenuSeparator />
        {others.map((person) => (
          <DropdownMenuItem key={person.id} onSelect={() => onAssign(person.id)}>
            {person.name}
          </DropdownMenuItem>
        ))}
        {others.length === 0 && (
          <DropdownMenuLabel className="font-normal text-muted-foreground">
            {people.isPending ? common('loading') : t('noOne')}
          </DropdownMenuLabel>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
