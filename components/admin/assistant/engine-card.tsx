'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import {
  type AssistantFiles,
  type AssistantSettingsView,
  type AssistantTestReply,
  assistantSettings,
} from '@/server/contract/assistant'
import { ENGINE_KINDS, type EngineForm, formOf, isTestable, toSettings } from './engine-form'
import { FileFields } from './file-fields'
import { ServerFields } from './server-fields'
import { Tested } from './tested'

type Props = { initial: AssistantSettingsView; files: AssistantFiles }

/** Where words come from, and whether they do. */
export function EngineCard({ initial, files }: Props) {
  const t = useTranslations('assistant')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const router = useRouter()
  const [saved, setSaved] = useState(initial)
  const [form, setForm] = useState(() => formOf(initial))
  const [tested, setTested] = useState<AssistantTestReply | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [testing, setTesting] = useState(false)
  const [removing, setRemoving] = useState(false)
  const set = (change: Partial<EngineForm>) => {
    setForm((now) => ({ ...now, ...change }))
    setTested(null)
    setFailure(null)
  }
  const keep = (next: AssistantSettingsView) => {
    setSaved(next)
    setForm(formOf(next))
    // Whether it answers questions is told beside.
    router.refresh()
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
      setTested(await call('POST /api/assistant/test', { engine: toSettings(form) }))
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
          <ChoiceCards
            label={t('kind')}
            value={form.kind}
            choices={ENGINE_KINDS.map((kind) => ({
              value: kind,
              title: t(`kinds.${kind}.title`),
              text: t(`kinds.${kind}.text`),
            }))}
            onValueChange={(value) => set({ kind: ENGINE_KINDS.find((kind) => kind === value) ?? form.kind })}
          />
          {form.kind === 'openai' && (
            <ServerFields
              form={form}
              errors={submit.fields}
              models={tested?.models.map(({ id }) => id) ?? []}
              hasKey={saved.engine?.kind === 'openai' && saved.engine.hasKey}
              onChange={set}
            />
          )}
          {form.kind === 'gguf' && (
            <FileFields
              initial={files}
              file={form.file}
              error={submit.fields.file}
              onChoose={(file) => set({ file })}
            />
          )}
          {saved.engine === null && <Callout kind="info">{t('off')}</Callout>}
          {failure && <Callout kind="critical">{failure}</Callout>}
          {tested && (
            <Tested
              reply={tested}
              {...(form.kind === 'openai' && { onChoose: (model) => setForm((now) => ({ ...now, model })) })}
            />
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={submit.busy}>
              {common('save')}
            </Button>
            <Button variant="outline" busy={testing} disabled={!isTestable(form)} onClick={() => void test()}>
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
