'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { type AssistantSettingsView, type AssistantTestReply, assistantSettings } from '@/server/contract/assistant'

type Form = { url: string; model: string; key: string }
const formOf = ({ engine }: AssistantSettingsView): Form => ({
  url: engine?.url ?? '',
  model: engine?.model ?? '',
  key: '',
})

/** An untouched key is not sent: the stored one stays. */
const toSettings = ({ url, model, key }: Form) => ({ url, model, ...(key !== '' && { key }) })

/** The server that runs the model: its address, its key, and whether it answers. */
export function EngineCard({ initial }: { initial: AssistantSettingsView }) {
  const t = useTranslations('assistant')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const [saved, setSaved] = useState(initial)
  const [form, setForm] = useState(() => formOf(initial))
  const [tested, setTested] = useState<AssistantTestReply | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [testing, setTesting] = useState(false)
  const [removing, setRemoving] = useState(false)
  const set = (change: Partial<Form>) => {
    setForm((now) => ({ ...now, ...change }))
    setTested(null)
    setFailure(null)
  }
  const keep = (next: AssistantSettingsView) => {
    setSaved(next)
    setForm(formOf(next))
  }
  const submit = useSubmit({
    schema: assistantSettings,
    value: toSettings(form),
    send: async (engine) => {
      keep(await call('PUT /api/assistant/settings', { engine }))
      toast.success(common('saved'))
    },
  })

  async function test(): Promise<void> {
    setTesting(true)
    setTested(null)
    setFailure(null)
    try {
      setTested(await call('POST /api/assistant/test', toSettings(form)))
    } catch (error) {
      setFailure(errorText(error))
    } finally {
      setTesting(false)
    }
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('engine')}</CardTitle>
        <CardDescription>{t('engineText')}</CardDescription>
      </CardHeader>
      <CardContent>
        <form {...submit.form} className="space-y-4">
          {submit.failure && <Callout kind="critical">{submit.failure}</Callout>}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('url')} hint={t('urlHint')} error={submit.fields.url} className="sm:col-span-2">
              {(control) => (
                <Input
                  {...control}
                  inputMode="url"
                  placeholder="http://127.0.0.1:11434/v1"
                  value={form.url}
                  onChange={({ target }) => set({ url: target.value })}
                />
              )}
            </Field>
            <Field label={t('model')} hint={t('modelHint')} error={submit.fields.model}>
              {(control) => (
                <Input
                  {...control}
                  list="assistant-models"
                  value={form.model}
                  onChange={({ target }) => set({ model: target.value })}
                />
              )}
            </Field>
            <Field
              label={t('key')}
              hint={saved.engine?.hasKey ? t('keyStored') : t('keyHint')}
              error={submit.fields.key}
            >
              {(control) => (
                <PasswordInput
                  {...control}
                  autoComplete="off"
                  value={form.key}
                  onChange={({ target }) => set({ key: target.value })}
                />
              )}
            </Field>
          </div>
          <datalist id="assistant-models">
            {tested?.models.map(({ id }) => (
              <option key={id} value={id} />
            ))}
          </datalist>
          {failure && <Callout kind="critical">{failure}</Callout>}
          {tested && <Tested reply={tested} onChoose={(model) => setForm((now) => ({ ...now, model }))} />}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={submit.busy}>
              {common('save')}
            </Button>
            <Button variant="outline" busy={testing} disabled={form.url === ''} onClick={() => void test()}>
              {t('test')}
            </Button>
            {saved.engine && (
              <Button variant="ghost" className="ml-auto" onClick={() => setRemoving(true)}>
                {t('remove')}
              </Button>
            )}
          </div>
        </form>
      </CardContent>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t('removeTitle')}
        action={t('remove')}
        onConfirm={async () => keep(await call('PUT /api/assistant/settings', { engine: null }))}
      >
        {t('removeText')}
      </ConfirmDialog>
    </Card>
  )
}

function Tested({ reply, onChoose }: { reply: AssistantTestReply; onChoose: (model: string) => void }) {
  const t = useTranslations('assistant.tested')
  const { models, speed } = reply
  return (
    <Callout kind="success" title={t('reached', { count: models.length })}>
      {speed && (
        <>
          <p>
            {t('ttft', { ms: speed.ttft_ms })}
            {speed.tokens_per_s !== null && ` · ${t('speed', { speed: Math.round(speed.tokens_per_s) })}`}
          </p>
          <p className="text-xs break-words text-muted-foreground">“{speed.text}”</p>
        </>
      )}
      <ul className="mt-1.5 flex max-h-32 flex-wrap gap-1.5 overflow-y-auto">
        {models.map(({ id, contextTokens }) => (
          <li key={id}>
            <Button variant="outline" size="sm" onClick={() => onChoose(id)}>
              {id}
              {contextTokens !== null && (
                <span className="text-xs text-muted-foreground">{t('context', { tokens: contextTokens })}</span>
              )}
            </Button>
          </li>
        ))}
      </ul>
    </Callout>
  )
}
