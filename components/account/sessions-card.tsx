'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSignOut } from '@/components/auth/use-sign-out'
import { api } from '@/components/lib/api-client'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Time } from '@/components/ui/time'
import type { SessionView } from '@/server/contract/session'

const KEY = ['sessions']

/** Where the person is signed in: this browser can sign out, the others can be ended. */
export function SessionsCard({ initial }: { initial: SessionView[] }) {
  const t = useTranslations('account.session')
  const client = useQueryClient()
  const signOut = useSignOut()
  /** The session to end, or all the others. */
  const [ending, setEnding] = useState<SessionView | 'others' | null>(null)
  const { data: sessions } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<SessionView[]>('/api/account/sessions', {}, signal),
    initialData: initial,
  })
  const name = (session: SessionView) => session.agent || t('unknown')
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60 space-y-0.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('description')}</CardDescription>
        </div>
        <Button size="sm" variant="outline" onClick={() => void signOut()}>
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
                onClick={() => setEnding(session)}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="border-t px-4 py-2.5">
          <Button variant="link" className="px-0 text-xs" onClick={() => setEnding('others')}>
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
          await api.del(`/api/account/sessions${ending === 'others' ? '' : `/${ending.id}`}`)
          await client.invalidateQueries({ queryKey: KEY })
        }}
      >
        {t('endText')}
      </ConfirmDialog>
    </Card>
  )
}
