'use client'
import { useMutation } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { fieldsOf } from '@/components/lib/refusal'
import { useErrorText } from '@/components/lib/use-error-text'
import type { Submit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Spinner } from '@/components/ui/spinner'
import { type CameraDraft, cameraDraft } from '@/server/contract/camera'
import { fieldErrors } from '@/server/contract/field-errors'
import { type CameraFormState, toCameraDraft } from './form-state'
import { TestPicture } from './test-picture'

type Props = { form: CameraFormState; cameraId: string | null; mark: Submit['mark'] }

/** Opens the source as the form has it, without saving, and shows one picture or says why not. */
export function CameraTest({ form, cameraId, mark }: Props) {
  const t = useTranslations('admin.cameras.test')
  const fieldText = useTranslations('common.fieldErrors')
  const errorText = useErrorText()
  const [incomplete, setIncomplete] = useState(false)
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (draft: CameraDraft) =>
      call('POST /api/cameras/test', { draft, ...(cameraId === null ? {} : { cameraId }) }),
    onSuccess: () => mark({}),
    // Said here in full, and marked where it can be mended.
    onError: (failure, draft) => mark(fieldsOf(failure, draft, errorText)),
  })

  function run() {
    // The name does not matter yet: people test before they name.
    const parsed = cameraDraft.safeParse(
      { ...toCameraDraft(form), name: form.name.trim() || '-' },
      { reportInput: true },
    )
    setIncomplete(!parsed.success)
    if (parsed.success) mutate(parsed.data)
    else mark(fieldErrors(parsed.error.issues, fieldText), { focus: true })
  }

  const webcam = form.kind === 'webcam'
  return (
    <Card>
      <CardHeader className="flex-row items-start justify-between gap-3">
        <div className="space-y-0.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t(webcam ? 'webcam' : 'description')}</CardDescription>
        </div>
        {!webcam && (
          <Button variant="secondary" size="sm" busy={isPending} onClick={run}>
            {!isPending && <Play aria-hidden />}
            {t(data || error ? 'again' : 'run')}
          </Button>
        )}
      </CardHeader>
      {!webcam && (
        <CardContent className="flex flex-col gap-3" aria-live="polite">
          {incomplete ? (
            <Callout kind="warning">{t('invalid')}</Callout>
          ) : isPending ? (
            <div className="flex aspect-video items-center justify-center gap-2 rounded-md bg-muted text-muted-foreground">
              <Spinner />
              {t('running')}
            </div>
          ) : error ? (
            <Callout kind="critical" title={t('failed')}>
              {errorText(error)}
            </Callout>
          ) : data ? (
            <TestPicture reply={data} hasModel={form.modelId !== null} />
          ) : (
            <div className="flex aspect-video items-center justify-center rounded-md bg-muted text-muted-foreground">
              {t('empty')}
            </div>
          )}
        </CardContent>
      )}
    </Card>
  )
}
