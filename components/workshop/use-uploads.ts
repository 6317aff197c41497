'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { sendFile } from '@/components/lib/send-file'
import { useErrorText } from '@/components/lib/use-error-text'
import { MAX_PICTURES, UPLOAD_MAX_BYTES, type Upload } from '@/server/contract/workshop'

/** One that was sent, with an address of this browser's own copy to show. */
export type Sent = Upload & { preview: string }

/** Pictures that are sent one after the other as soon as they are dropped. */
export function useUploads() {
  const t = useTranslations('workshop')
  const errorText = useErrorText()
  const [sent, setSent] = useState<Sent[]>([])
  const [running, setRunning] = useState<{ name: string; share: number } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)
  const previews = useRef<string[]>([])
  useEffect(
    () => () => {
      abort.current?.abort()
      for (const preview of previews.current) URL.revokeObjectURL(preview)
    },
    [],
  )

  async function add(files: readonly File[]): Promise<void> {
    setFailure(null)
    if (sent.length + files.length > MAX_PICTURES) return setFailure(t('tooMany', { most: MAX_PICTURES }))
    const tooLarge = files.find(({ size }) => size > UPLOAD_MAX_BYTES)
    if (tooLarge) return setFailure(t('tooLarge', { name: tooLarge.name }))
    const controller = new AbortController()
    abort.current = controller
    try {
      for (const file of files) {
        const upload = await sendFile<Upload>('/api/workshop/uploads', file, controller.signal, (share) =>
          setRunning({ name: file.name, share }),
        )
        const preview = URL.createObjectURL(file)
        previews.current.push(preview)
        setSent((before) => [...before, { ...upload, preview }])
      }
    } catch (error) {
      if (!controller.signal.aborted) setFailure(errorText(error))
    } finally {
      setRunning(null)
    }
  }

  return { sent, running, failure, add, clear: () => setSent([]), cancel: () => abort.current?.abort() }
}
