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
import { type MqttSettings, mqttSettings, type NoticeSettingsView } from '@/server/contract/notices'
import { MqttFields } from './mqtt-fields'

type Mqtt = NoticeSettingsView['mqtt']

const formOf = (mqtt: Mqtt): MqttSettings => ({
  url: mqtt?.url ?? '',
  user: mqtt?.user ?? '',
  topic: mqtt?.topic ?? 'sightline',
  discovery: mqtt ? mqtt.discovery : 'homeassistant',
  password: '',
})

/** The broker that alerts are published at. */
export function MqttCard({ initial }: { initial: Mqtt }) {
  const t = useTranslations('notices.mqtt')
  const common = useTranslations('common')
  const [saved, setSaved] = useState(initial)
  const [form, setForm] = useState(() => formOf(initial))
  const [removing, setRemoving] = useState(false)
  const { testing, test } = useTest()
  const keep = ({ mqtt }: NoticeSettingsView) => {
    setSaved(mqtt)
    setForm(formOf(mqtt))
  }
  // An empty password is the one that is stored.
  const { password, ...open } = form
  const submit = useSubmit({
    schema: mqttSettings,
    value: password === '' && saved?.hasPassword ? open : form,
    send: async (mqtt) => {
      keep(await call('PUT /api/notices/mqtt', { mqtt }))
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
          <MqttFields
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
                  busy={testing === 'mqtt'}
                  onClick={() => void test('mqtt', () => call('POST /api/notices/mqtt/test', {}))}
                >
                  {testing !== 'mqtt' && <Send aria-hidden />}
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
        onConfirm={async () => keep(await call('PUT /api/notices/mqtt', { mqtt: null }))}
      >
        {t('removeText')}
      </ConfirmDialog>
    </Card>
  )
}
