'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { z } from 'zod'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import type { CameraView } from '@/server/contract/camera'
import { grant, type UserView } from '@/server/contract/user'
import { type GrantRow, LEVELS, scopeKey, toGrants } from './grants'
import { useScopes } from './use-scopes'

const schema = z.strictObject({ grants: z.array(grant) })

type Props = { user: UserView; cameras: readonly CameraView[]; onClose: () => void; onSaved: () => void }

/** What one person may do with single cameras and places, beside the role. */
export function GrantsDialog({ user, cameras, onClose, onSaved }: Props) {
  const t = useTranslations('users')
  const common = useTranslations('common')
  const [rows, setRows] = useState<GrantRow[]>(() =>
    user.grants.map((one, key) => ({ key, scope: scopeKey(one), level: one.level })),
  )
  const [nextKey, setNextKey] = useState(rows.length)
  const submit = useSubmit({
    schema,
    value: { grants: toGrants(rows) },
    send: async ({ grants }) => {
      await call('PUT /api/users/{id}/grants', { id: user.id, grants })
      toast.success(t('updated'))
      onSaved()
      onClose()
    },
  })
  const scopes = useScopes(cameras, user.grants)
  const taken = new Set(rows.map(({ scope }) => scope))
  const change = (key: number, to: Partial<GrantRow>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...to } : row)))
  function add() {
    setRows([...rows, { key: nextKey, scope: '', level: 'viewer' }])
    setNextKey(nextKey + 1)
  }
  return (
    <FormDialog
      title={t('grants.title', { name: user.name })}
      description={t('grants.text', { role: common(`roles.${user.role}`) })}
      {...{ submit, onClose }}
    >
      {rows.length === 0 ? (
        <p className="text-[13px] text-muted-foreground">
          {t(scopes.length === 0 ? 'grants.noCameras' : 'grants.empty')}
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {rows.map(({ key, scope, level }) => (
            <li key={key} className="flex items-center gap-2">
              <Select value={scope} onValueChange={(next) => change(key, { scope: next })}>
                <SelectTrigger aria-label={t('grants.scope')} className="min-w-0 flex-1">
                  <SelectValue placeholder={t('grants.choose')} />
                </SelectTrigger>
                <SelectContent>
                  {scopes.map((option) => (
                    <SelectItem
                      key={option.value}
                      value={option.value}
                      disabled={option.value !== scope && taken.has(option.value)}
                    >
                      {option.label}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
              <Select value={level} onValueChange={(next) => change(key, { level: next as GrantRow['level'] })}>
                <SelectTrigger aria-label={t('grants.level')} className="w-36 shrink-0 max-sm:w-30">
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {LEVELS.map((option) => (
                    <SelectItem key={option} value={option}>
                      {t(`levels.${option}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t('grants.remove')}
                onClick={() => setRows(rows.filter((row) => row.key !== key))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button variant="outline" size="sm" className="self-start" disabled={rows.length >= scopes.length} onClick={add}>
        <Plus aria-hidden />
        {t('grants.add')}
      </Button>
    </FormDialog>
  )
}
