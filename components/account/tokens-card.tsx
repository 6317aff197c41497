'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { LIST_ADD, rowControl } from '@/components/lib/row-focus'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { Time } from '@/components/ui/time'
import type { TokenView } from '@/server/contract/user'
import { NewTokenDialog } from './new-token-dialog'
import { TokenEnd } from './token-end'

const KEY = ['tokens']

export function TokensCard({ initial }: { initial: TokenView[] }) {
  const t = useTranslations('account.tokens')
  const common = useTranslations('common')
  const client = useQueryClient()
  const [creating, setCreating] = useState(false)
  const [deleting, setDeleting] = useState<TokenView | null>(null)
  const { data: tokens } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/account/tokens', {}, signal),
    initialData: initial,
  })
  const refresh = () => client.invalidateQueries({ queryKey: KEY })
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60 space-y-0.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('description')}</CardDescription>
        </div>
        <Button size="sm" variant="outline" {...LIST_ADD} onClick={() => setCreating(true)}>
          <Plus aria-hidden />
          {t('create')}
        </Button>
      </CardHeader>
      {tokens.length === 0 ? (
        <CardContent className="text-muted-foreground">{t('empty')}</CardContent>
      ) : (
        <ul className="divide-y">
          {tokens.map((token) => (
            <li key={token.id} className="flex items-center gap-3 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{token.name}</p>
                <p className="text-xs text-muted-foreground">
                  {t('created')} <Time at={token.createdAt} /> · {t('lastUsed')}{' '}
                  {token.lastUsedAt === null ? common('never') : <Time at={token.lastUsedAt} />}
                </p>
                <p className="text-xs text-muted-foreground">
                  {t('cap')}: {t(`caps.${token.cap}`)}
                </p>
                <TokenEnd at={token.expiresAt} />
              </div>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`${common('delete')}: ${token.name}`}
                {...rowControl(token.id)}
                onClick={() => setDeleting(token)}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NewTokenDialog open={creating} onOpenChange={setCreating} onCreated={refresh} />
      <DeleteDialog
        row={deleting}
        rows={tokens}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/account/tokens/{id}', { id })
          client.setQueryData<TokenView[]>(KEY, (all) => all?.filter((token) => token.id !== id))
          await refresh()
        }}
        onClose={() => setDeleting(null)}
      >
        {t('deleteText')}
      </DeleteDialog>
    </Card>
  )
}
