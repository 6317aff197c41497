'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { SelectField } from '@/components/ui/select-field'
import type { AssistantFiles } from '@/server/contract/assistant'

type Props = { initial: AssistantFiles; file: string; error: string | undefined; onChoose: (file: string) => void }

/** Which GGUF file of the models folder; those that are no model say why. */
export function FileFields({ initial, file, error, onChoose }: Props) {
  const t = useTranslations('assistant')
  const errors = useTranslations('errors')
  const errorText = useErrorText()
  const [listed, setListed] = useState(initial)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  async function look(): Promise<void> {
    setBusy(true)
    setFailure(null)
    try {
      setListed(await call('GET /api/assistant/files', {}))
    } catch (reason) {
      setFailure(errorText(reason))
    } finally {
      setBusy(false)
    }
  }

  const good = listed.files.filter((found) => found.error === null)
  const options = good.map(({ file: value, bytes, name, contextTokens, questions }) => ({
    value,
    text: value,
    hint: [
      name,
      t('fileSize', { mb: Math.max(1, Math.round(bytes / 1e6)) }),
      contextTokens !== null && t('tested.context', { tokens: contextTokens }),
      questions !== null && questions !== 'possible' && t(`questions.${questions}`),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return (
    <div className="space-y-3">
      <SelectField
        label={t('file')}
        hint={t('fileHint', { folder: listed.folder })}
        error={error}
        value={file}
        options={options}
        placeholder={file === '' ? t('choose') : file}
        disabled={options.length === 0}
        onChange={onChoose}
      />
      {failure && <Callout kind="critical">{failure}</Callout>}
      {listed.files.length === 0 && <Callout kind="info">{t('noFiles')}</Callout>}
      {listed.files.map(
        (found) =>
          found.error !== null && (
            <Callout key={found.file} kind="warning" title={found.file}>
              {errors(found.error)}
            </Callout>
          ),
      )}
      <Button variant="outline" size="sm" busy={busy} onClick={() => void look()}>
        {t('lookAgain')}
      </Button>
    </div>
  )
}
