'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, MoreHorizontal, Pencil, Plus, Send, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { focusRow, LIST_ADD, rowControl } from '@/components/lib/row-focus'
import { PauseCallout } from '@/components/notices/pause-callout'
import { useTest } from '@/components/notices/use-test'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import type { WebhookView } from '@/server/contract/notices'
import { SecretDialog } from './secret-dialog'
import { LOG_KEY } from './use-deliveries'
import { WebhookDialog } from './webhook-dialog'

const KEY = ['webhooks']
type Open = { what: 'edit'; hook: WebhookView | null } | { what: 'delete' | 'renew'; hook: WebhookView } | null

/** Programs that are told of alerts. */
export function WebhooksCard({ initial }: { initial: WebhookView[] }) {
  const t = useTranslations('notices.webhooks')
  const common = useTranslations('common')
  const notices = useTranslations('notices')
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { data: hooks } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/notices/webhooks', {}, signal),
    initialData: initial,
  })
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: KEY }), client.invalidateQueries({ queryKey: LOG_KEY })])
  const { testing, test } = useTest(() => void refresh())
  const close = () => setOpen(null)
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60 space-y-0.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('description')}</CardDescription>
        </div>
        <Button size="sm" variant="outline" {...LIST_ADD} onClick={() => setOpen({ what: 'edit', hook: null })}>
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </CardHeader>
      {hooks.length === 0 ? (
        <CardContent className="text-muted-foreground">{t('empty')}</CardContent>
      ) : (
        <ul className="divide-y">
          {hooks.map((hook) => (
            <li key={hook.id} className="space-y-2 px-4 py-2.5">
              <div className="flex items-center gap-3">
                <div className="min-w-0 flex-1">
                  <p className="flex items-center gap-2">
                    <span className="truncate font-medium">{hook.name}</span>
                    {!hook.enabled && <Badge variant="muted">{t('off')}</Badge>}
                  </p>
                  <p className="truncate font-mono text-xs text-muted-foreground">{hook.url}</p>
                </div>
                <Button
                  variant="outline"
                  size="sm"
                  busy={testing === hook.id}
                  disabled={!hook.enabled}
                  aria-label={`${notices('test')}: ${hook.name}`}
                  onClick={() =>
                    void test(hook.id, () => call('POST /api/notices/webhooks/{id}/test', { id: hook.id }))
                  }
                >
                  {testing !== hook.id && <Send aria-hidden />}
                  <span className="max-sm:sr-only">{notices('test')}</span>
                </Button>
                <DropdownMenu>
                  <DropdownMenuTrigger asChild>
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={`${common('actions')}: ${hook.name}`}
                      {...rowControl(hook.id)}
                    >
                      <MoreHorizontal aria-hidden />
                    </Button>
                  </DropdownMenuTrigger>
                  <DropdownMenuContent align="end">
                    <DropdownMenuItem onSelect={() => setOpen({ what: 'edit', hook })}>
                      <Pencil aria-hidden />
                      {common('edit')}
                    </DropdownMenuItem>
                    <DropdownMenuItem onSelect={() => setOpen({ what: 'renew', hook })}>
                      <KeyRound aria-hidden />
                      {t('newSecret')}
                    </DropdownMenuItem>
                    <DropdownMenuItem onSelect={() => setOpen({ what: 'delete', hook })}>
                      <Trash2 aria-hidden />
                      {common('delete')}
                    </DropdownMenuItem>
                  </DropdownMenuContent>
                </DropdownMenu>
              </div>
              <PauseCallout paused={hook.paused} />
            </li>
          ))}
        </ul>
      )}
      {open?.what === 'edit' && (
        <WebhookDialog
          hook={open.hook}
          onClose={close}
          onSaved={(made) => {
            setSecret(made)
            void refresh()
          }}
        />
      )}
      <ConfirmDialog
        open={open?.what === 'renew'}
        onOpenChange={close}
        title={t('newSecretTitle', { name: open?.hook?.name ?? '' })}
        action={t('newSecret')}
        onConfirm={async () => {
          if (open?.what !== 'renew') return
          setSecret((await call('PATCH /api/notices/webhooks/{id}', { id: open.hook.id, newSecret: true })).secret)
        }}
        onClosed={() => open?.hook && focusRow(open.hook.id)}
      >
        {t('newSecretText')}
      </ConfirmDialog>
      <DeleteDialog
        row={open?.what === 'delete' ? open.hook : null}
        rows={hooks}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/notices/webhooks/{id}', { id })
          client.setQueryData<WebhookView[]>(KEY, (all) => all?.filter((hook) => hook.id !== id))
          await refresh()
        }}
        onClose={close}
      >
        {t('deleteText')}
      </DeleteDialog>
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </Card>
  )
}
