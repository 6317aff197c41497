'use client'
import { Send } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { QuietFields } from '@/components/admin/schedules/quiet-fields'
import { TimeZoneField } from '@/components/admin/schedules/time-zone-field'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { FilterFields } from '@/components/notices/filter-fields'
import { useTest } from '@/components/notices/use-test'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { SwitchLine } from '@/components/ui/switch-line'
import { type OwnNotices, type OwnNoticesView, ownNotices } from '@/server/contract/notices'
import { FIRST_WISHES } from './first-wishes'

type Props = { view: OwnNoticesView; onSaved: (view: OwnNoticesView) => void }

/** Which alerts, by e-mail too or not, and when not. */
export function WishesCard({ view, onSaved }: Props) {
  const t = useTranslations('notices.own')
  const notices = useTranslations('notices')
  const common = useTranslations('common')
  const locale = useLocale()
  const [form, setForm] = useState<Omit<OwnNotices, 'locale'>>(view.settings ?? FIRST_WISHES)
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const { testing, test } = useTest()
  const submit = useSubmit({
    schema: ownNotices,
    // What is told is told in the language that this was set in.
    value: { ...form, locale },
    send: async (wanted) => {
      onSaved(await call('PUT /api/account/notices', wanted))
      toast.success(common('saved'))
    },
  })
  return (
    <form {...submit.form} className="flex flex-col gap-4">
      <Card>
        <CardHeader>
          <CardTitle>{t('what')}</CardTitle>
        </CardHeader>
        <CardContent className="space-y-4">
          <FilterFields value={form.filter} onChange={(change) => set({ filter: { ...form.filter, ...change } })} />
          <SwitchLine
            label={t('email.label')}
            hint={view.email.on ? t('email.to', { address: view.email.address }) : t('email.off')}
            checked={form.email}
            onCheckedChange={(email) => set({ email })}
          />
          {view.email.on && (
            <Button
              variant="outline"
              size="sm"
              busy={testing === 'email'}
              onClick={() => void test('email', () => call('POST /api/account/notices/test', { browserId: null }))}
            >
              {testing !== 'email' && <Send aria-hidden />}
              {notices('test')}
            </Button>
          )}
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('quiet.title')}</CardTitle>
          <CardDescription>{t('quiet.text')}</CardDescription>
        </CardHeader>
        <CardContent className="space-y-4">
          <QuietFields
            value={form.quiet}
            set={(quiet) => set({ quiet })}
            error={(path) => submit.fields[path === '' ? 'quiet' : `quiet.${path}`]}
          />
          <SwitchLine
            label={t('quiet.urgent')}
            hint={t('quiet.urgentHint')}
            checked={form.urgentAnyway}
            onCheckedChange={(urgentAnyway) => set({ urgentAnyway })}
          />
          <TimeZoneField
            value={form.timeZone}
            onChange={(timeZone) => set({ timeZone })}
            error={submit.fields.timeZone}
          />
        </CardContent>
      </Card>
      {submit.failure && <Callout kind="critical">{submit.failure}</Callout>}
      <Button type="submit" className="self-start" busy={submit.busy}>
        {common('save')}
      </Button>
    </form>
  )
}
