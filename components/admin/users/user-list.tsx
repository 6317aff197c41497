'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, LogOut, MapPinned, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { focusRow, LIST_ADD, rowControl } from '@/components/lib/row-focus'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { PageHeader } from '@/components/ui/page-header'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { CameraView } from '@/server/contract/camera'
import type { UserView } from '@/server/contract/user'
import { GrantsDialog } from './grants-dialog'
import { ResetPasswordDialog } from './reset-password-dialog'
import { useGrantsText } from './use-scopes'
import { UserDialog } from './user-dialog'

const KEY = ['users']

type Open =
  | { what: 'edit'; user: UserView | null }
  | { what: 'grants' | 'reset' | 'signOut' | 'delete'; user: UserView }
  | null

type Props = { initial: UserView[]; cameras: CameraView[]; me: string }

export function UserList({ initial, cameras, me }: Props) {
  const t = useTranslations('users')
  const common = useTranslations('common')
  const client = useQueryClient()
  const grantsText = useGrantsText(cameras)
  const [open, setOpen] = useState<Open>(null)
  const { data: users } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/users', {}, signal),
    initialData: initial,
  })
  const refresh = () => client.invalidateQueries({ queryKey: KEY })
  const close = () => setOpen(null)
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button {...LIST_ADD} onClick={() => setOpen({ what: 'edit', user: null })}>
            <Plus aria-hidden />
            {t('add')}
          </Button>
        }
      />
      <Card className="overflow-hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>{t('columns.name')}</TableHead>
              <TableHead>{t('columns.role')}</TableHead>
              <TableHead className="max-sm:hidden">{t('columns.status')}</TableHead>
              <TableHead className="max-md:hidden">{t('columns.lastLogin')}</TableHead>
              <TableHead>
                <span className="sr-only">{common('actions')}</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {users.map((user) => (
              <TableRow key={user.id}>
                <TableCell className="max-w-56 max-sm:w-full max-sm:max-w-0">
                  <p className="truncate font-medium">
                    {user.name}
                    {user.id === me && <span className="ml-1.5 font-normal text-muted-foreground">({t('you')})</span>}
                  </p>
                  <p className="truncate text-xs text-muted-foreground">{user.email}</p>
                  {user.disabled && (
                    <Badge variant="warning" className="mt-1 sm:hidden">
                      {t('disabled')}
                    </Badge>
                  )}
                </TableCell>
                <TableCell className="max-w-64 max-sm:max-w-36">
                  <p className="whitespace-nowrap">{common(`roles.${user.role}`)}</p>
                  {user.grants.length > 0 && (
                    <p className="truncate text-xs text-muted-foreground" title={grantsText(user.grants)}>
                      {grantsText(user.grants)}
                    </p>
                  )}
                </TableCell>
                <TableCell className="max-sm:hidden">
                  <Badge variant={user.disabled ? 'warning' : 'success'}>
                    {t(user.disabled ? 'disabled' : 'active')}
                  </Badge>
                </TableCell>
                <TableCell className="whitespace-nowrap text-muted-foreground max-md:hidden">
                  {user.lastLoginAt === null ? common('never') : <Time at={user.lastLoginAt} />}
                </TableCell>
                <TableCell className="w-12 text-right">
                  <DropdownMenu>
                    <DropdownMenuTrigger asChild>
                      <Button
                        variant="ghost"
                        size="icon-sm"
                        aria-label={`${common('actions')}: ${user.name}`}
                        {...rowControl(user.id)}
                      >
                        <MoreHorizontal aria-hidden />
                      </Button>
                    </DropdownMenuTrigger>
                    <DropdownMenuContent align="end">
                      <DropdownMenuItem onSelect={() => setOpen({ what: 'edit', user })}>
                        <Pencil aria-hidden />
                        {common('edit')}
                      </DropdownMenuItem>
                      <DropdownMenuItem onSelect={() => setOpen({ what: 'grants', user })}>
                        <MapPinned aria-hidden />
                        {t('grants.open')}
                      </DropdownMenuItem>
                      {user.id !== me && (
                        <>
                          <DropdownMenuItem onSelect={() => setOpen({ what: 'reset', user })}>
                            <KeyRound aria-hidden />
                            {t('resetPassword')}
                          </DropdownMenuItem>
                          <DropdownMenuItem onSelect={() => setOpen({ what: 'signOut', user })}>
                            <LogOut aria-hidden />
                            {t('signOut')}
                          </DropdownMenuItem>
                          <DropdownMenuItem onSelect={() => setOpen({ what: 'delete', user })}>
                            <Trash2 aria-hidden />
                            {common('delete')}
                          </DropdownMenuItem>
                        </>
                      )}
                    </DropdownMenuContent>
                  </DropdownMenu>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      {open?.what === 'edit' && (
        <UserDialog user={open.user} self={open.user?.id === me} onClose={close} onSaved={refresh} />
      )}
      {open?.what === 'grants' && <GrantsDialog user={open.user} cameras={cameras} onClose={close} onSaved={refresh} />}
      {open?.what === 'reset' && <ResetPasswordDialog user={open.user} onClose={close} />}
      <ConfirmDialog
        open={open?.what === 'signOut'}
        onOpenChange={close}
        title={t('signOutTitle', { name: open?.user?.name ?? '' })}
        action={t('signOut')}
        onConfirm={async () => {
          if (open?.user) await call('DELETE /api/users/{id}/sessions', { id: open.user.id })
          toast.success(t('signOutDone'))
        }}
        onClosed={() => open?.user && focusRow(open.user.id)}
      >
        {t('signOutText')}
      </ConfirmDialog>
      <DeleteDialog
        row={open?.what === 'delete' ? open.user : null}
        rows={users}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/users/{id}', { id })
          client.setQueryData<UserView[]>(KEY, (all) => all?.filter((user) => user.id !== id))
          await refresh()
        }}
        onClose={close}
      >
        {t('deleteText')}
      </DeleteDialog>
    </>
  )
}
