'use client'
import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { PauseCallout } from '@/components/notices/pause-callout'
import { useTest } from '@/components/notices/use-test'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { type NoticeSettingsView, type SmtpSettings, smtpSettings } from '@/server/contract/notices'
import { MailFields } from './mail-fields'

type Smtp = NoticeSettingsView['smtp']

const formOf = (smtp: Smtp): SmtpSettings => ({
  host: smtp?.host ?? '',
  port: smtp?.port ?? 587,
  security: smtp?.security ?? 'starttls',
  user: smtp?.user ?? '',
  from: smtp?.from ?? '',
  password: '',
})

/** The mail server that notices are sent through. */
export function MailCard({ initial }: { initial: Smtp }) {
  const t = useTranslations('notices.mail')
  const common = useTranslations('common')
  const [saved, setSaved] = useState(initial)
  const [form, setForm] = useState(() => formOf(initial))
  const [removing, setRemoving] = useState(false)
  const { testing, test } = useTest()
  const keep = ({ smtp }: NoticeSettingsView) => {
    setSaved(smtp)
    setForm(formOf(smtp))
  }
  // An empty password is the one that is stored.
  const { password, ...open } = form
  const submit = useSubmit({
    schema: smtpSettings,
    value: password === '' && saved?.hasPassword ? open : form,
    send: async (smtp) => {
      keep(await call('PUT /api/notices/smtp', { smtp }))
      toast.success(common('saved'))
    },
  })
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('description')}</CardDescription>
      </CardHeader>
      <CardContent>
        <form {...submit.form} className="space-y-4">
          {submit.failure && <Callout kind="critical">{submit.failure}</Callout>}
          {saved === null && <Callout kind="info">{t('off')}</Callout>}
          <PauseCallout paused={saved?.paused ?? null} />
          <MailFields
            form={form}
            errors={submit.fields}
            hasPassword={saved?.hasPassword ?? false}
            onChange={(change) => setForm((now) => ({ ...now, ...change }))}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={submit.busy}>
              {common('save')}
            </Button>
            {saved && (
              <>
                <Button
                  variant="outline"
                  busy={testing === 'email'}
                  onClick={() => void test('email', () => call('POST /api/account/notices/test', { browserId: null }))}
                >
                  {testing !== 'email' && <Send aria-hidden />}
                  {t('test')}
                </Button>
                <Button variant="ghost" className="ml-auto" onClick={() => setRemoving(true)}>
                  {t('remove')}
                </Button>
              </>
            )}
          </div>
        </form>
      </CardContent>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t('removeTitle')}
        action={t('remove')}
        onConfirm={async () => keep(await call('PUT /api/notices/smtp', { smtp: null }))}
      >
        {t('removeText')}
      </ConfirmDialog>
    </Card>
  )
}
