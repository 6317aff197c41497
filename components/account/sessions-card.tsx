'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { toast } from 'sonner'
import { useSignOut } from '@/components/auth/use-sign-out'
import { call } from '@/components/lib/call'
import { focusRow, rowAfter, rowControl } from '@/components/lib/row-focus'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Time } from '@/components/ui/time'
import type { SessionView } from '@/server/contract/session'

const KEY = ['sessions']
/** Stands for the button that ends all others, as a row's control. */
const OTHERS = 'others'

/** Where the person is signed in: this browser can sign out, the others can be ended. */
export function SessionsCard({ initial }: { initial: SessionView[] }) {
  const t = useTranslations('account.session')
  const client = useQueryClient()
  const signOut = useSignOut()
  /** Where the focus goes once the question is closed: the others' button has no row. */
  const next = useRef<string | null>(null)
  /** The session to end, or all the others. */
  const [ending, setEnding] = useState<SessionView | 'others' | null>(null)
  const { data: sessions } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/account/sessions', {}, signal),
    initialData: initial,
  })
  const here = sessions.find(({ current }) => current)?.id ?? ''
  // This browser's row comes last: its control is the button that signs out.
  const rows = [...sessions.filter(({ current }) => !current).map(({ id }) => id), here]
  const name = (session: SessionView) => session.agent || t('unknown')
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60 space-y-0.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('description')}</CardDescription>
        </div>
        <Button size="sm" variant="outline" {...rowControl(here)} onClick={() => void signOut()}>
          <LogOut aria-hidden />
          {t('signOut')}
        </Button>
      </CardHeader>
      <ul className="divide-y">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2 font-medium">
                <span className="truncate">{name(session)}</span>
                {session.current && <Badge variant="success">{t('current')}</Badge>}
              </p>
              <p className="text-xs text-muted-foreground">
                {t('since')} <Time at={session.createdAt} />
              </p>
            </div>
            {!session.current && (
              <Button
                variant="ghost"
                size="sm"
                aria-label={`${t('end')}: ${name(session)}`}
                {...rowControl(session.id)}
                onClick={() => {
                  next.current = session.id
                  setEnding(session)
                }}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="border-t px-4 py-2.5">
          <Button
            variant="link"
            className="px-0 text-xs"
            {...rowControl(OTHERS)}
            onClick={() => {
              next.current = OTHERS
              setEnding('others')
            }}
          >
            {t('endOthers')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => !open && setEnding(null)}
        title={t(ending === 'others' ? 'endOthersTitle' : 'endTitle')}
        action={t('end')}
        onConfirm={async () => {
          if (ending === null) return
          if (ending === 'others') await call('DELETE /api/account/sessions', {})
          else await call('DELETE /api/account/sessions/{id}', { id: ending.id })
          const goes = (id: string) => (ending === 'others' ? id !== here : id === ending.id)
          client.setQueryData<SessionView[]>(KEY, (all) => all?.filter(({ id }) => !goes(id)))
          await client.invalidateQueries({ queryKey: KEY })
          next.current = ending === 'others' ? here : rowAfter(rows, ending.id)
          toast.success(t('ended'))
        }}
        onClosed={() => focusRow(next.current)}
      >
        {t('endText')}
      </ConfirmDialog>
    </Card>
  )
}
