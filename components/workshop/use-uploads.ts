'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { cutText } from '@/components/lib/cut-text'
import { isPassing, overHttp, sendInParts } from '@/components/lib/send-in-parts'
import { useErrorText } from '@/components/lib/use-error-text'
import { MAX_PICTURES, UPLOAD_MAX_BYTES, type Upload } from '@/server/contract/workshop'

/** One that was sent, with an address of this browser's own copy to show. */
export type Sent = Upload & { preview: string }

/** One that is to be sent; `id` once that was begun. */
type Waiting = { file: File; id: string | null }

/** Pictures that are sent one after the other as soon as they are dropped; what is cut off goes on where it ended. */
export function useUploads() {
  const t = useTranslations('workshop')
  const errorText = useErrorText()
  const [sent, setSent] = useState<Sent[]>([])
  const [waiting, setWaiting] = useState<Waiting[]>([])
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
    setWaiting([])
    if (sent.length + files.length > MAX_PICTURES) return setFailure(t('tooMany', { most: MAX_PICTURES }))
    const tooLarge = files.find(({ size }) => size > UPLOAD_MAX_BYTES)
    if (tooLarge) return setFailure(t('tooLarge', { name: tooLarge.name }))
    const empty = files.find(({ size }) => size === 0)
    if (empty) return setFailure(`${empty.name}: ${errorText('picture_unknown')}`)
    await send(files.map((file) => ({ file, id: null })))
  }

  /** What fails for a while waits until somebody says again. */
  async function send(all: readonly Waiting[]): Promise<void> {
    const controller = new AbortController()
    const { signal } = controller
    abort.current = controller
    const left = [...all]
    setFailure(null)
    setWaiting([])
    try {
      for (let next = left[0]; next; next = left[0]) {
        const { file } = next
        const upload = await sendPicture(next, signal, (share) => setRunning({ name: file.name, share }))
        left.shift()
        const preview = URL.createObjectURL(file)
        previews.current.push(preview)
        setSent((before) => [...before, { ...upload, preview }])
      }
    } catch (error) {
      if (signal.aborted) left.forEach(withdraw)
      else setFailure(`${left[0]?.file.name}: ${errorText(error)}`)
      if (isPassing(error) && !signal.aborted) setWaiting(left)
    } finally {
      setRunning(null)
    }
  }

  return {
    sent,
    running,
    failure,
    add,
    /** Null when there is nothing to go on with. */
    goOn: waiting.length > 0 ? () => void send(waiting) : null,
    cancel: () => abort.current?.abort(),
    /** They belong to a job now. */
    clear: () => setSent([]),
    discard: () => {
      sent.forEach(withdraw)
      setSent([])
    },
  }
}

async function sendPicture(next: Waiting, signal: AbortSignal, onShare: (share: number) => void): Promise<Upload> {
  const { file } = next
  const begun = next.id !== null
  next.id ??= (await call('POST /api/workshop/uploads', { name: cutText(file.name, 120), bytes: file.size }, signal)).id
  const { id } = next
  const received = async () => (await call('GET /api/workshop/uploads/{id}', { id }, signal)).received
  const sending = overHttp<Upload>({ path: `/api/workshop/uploads/${id}`, received, signal })
  return sendInParts(file, begun ? await received() : 0, sending, onShare, signal)
}

/** It would go by itself in a week; meanwhile it takes room. */
function withdraw({ id }: { id: string | null }): void {
  if (id !== null) call('DELETE /api/workshop/uploads/{id}', { id }).catch(() => undefined)
}
