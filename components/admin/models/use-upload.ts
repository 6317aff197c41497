'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { toast } from 'sonner'
import { sendBytes } from '@/components/lib/send-bytes'
import { useErrorText } from '@/components/lib/use-error-text'
import type { ModelView } from '@/server/contract/model'

const MAX_BYTES = 512 * 1024 * 1024

/** The upload that runs: share 0..1. */
export type Running = { name: string; share: number }

/** One model upload at a time, with its progress. */
export function useUpload(onDone: () => void) {
  const t = useTranslations('models')
  const errorText = useErrorText()
  const [running, setRunning] = useState<Running | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)

  async function start(file: File): Promise<void> {
    setFailure(null)
    if (!/\.onnx$/i.test(file.name)) return setFailure(t('notOnnx'))
    if (file.size > MAX_BYTES) return setFailure(t('tooLarge'))
    const controller = new AbortController()
    abort.current = controller
    setRunning({ name: file.name, share: 0 })
    const path = `/api/models?${new URLSearchParams({ name: file.name })}`
    try {
      const model = await sendBytes<ModelView>(['POST', path], file, controller.signal, (share) =>
        setRunning({ name: file.name, share }),
      )
      if (model.error) toast.warning(t('uploadedUnusable'), { description: errorText(model.error) })
      else toast.success(t('uploaded', { name: model.name }))
    } catch (error) {
      if (!controller.signal.aborted) setFailure(errorText(error))
    } finally {
      abort.current = null
      setRunning(null)
      onDone()
    }
  }

  return { start, cancel: () => abort.current?.abort(), running, failure }
}
